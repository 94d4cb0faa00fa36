"""Pictures, sound and film that somebody sends: checked by what is in them, and made again."""
