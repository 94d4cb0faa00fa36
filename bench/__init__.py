"""How fast we are, against a bare Django project that answers the same from the same database."""
