"""A bare Django project that answers the same from the same database: what we compare with.

Three middlewares, SQL written by hand, plain templates. It keeps no audit, knows one kind
of viewer, and would be no use to anybody; it is how fast Django can be.
"""
