"""The second wall: what PostgreSQL itself lets a statement reach, whatever the statement says.

`middleware` makes each request one transaction in somebody's name, `context` says in whose,
`building` puts up the wall of a table in a migration, `roles` makes the one that serves, and
`state` reads back how all of it stands. SQLite has none of it but the transaction.
"""

from whatmatters.access.wall.middleware import (
    ONLY_ADDED_TO,
    StreamsPastTheWall,
    WallMiddleware,
    acting,
)

__all__ = ["ONLY_ADDED_TO", "StreamsPastTheWall", "WallMiddleware", "acting"]
