"""Lists of people, as organisations keep them: a sheet of rows, from anybody's program."""
