"""Every route, asked by everybody about everybody, and what comes back searched for words.

`routes` says what each route is about and who may use it; `world` is whom it is asked by and
about; `canaries` are words that nobody but who may read them should ever be sent; `matrix` asks.
"""
