"""How objects of the standard become rows: many at a time, in the transaction of whoever asks."""
