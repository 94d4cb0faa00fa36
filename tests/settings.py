"""The product's own settings, over plain HTTP and in a folder that is thrown away."""

import os
import tempfile

os.environ["WHATMATTERS_HTTPS"] = "0"
os.environ["WHATMATTERS_DATA"] = tempfile.mkdtemp(prefix="whatmatters-tests-")
for outside in ("WHATMATTERS_DEBUG", "WHATMATTERS_DEMONSTRATION"):
    os.environ.pop(outside, None)

from whatmatters.config.settings import *  # noqa: E402, F403

# A client in a test asks for no stylesheet; a browser's server finds its own.
WHITENOISE_USE_FINDERS = False
# The real hasher is slow on purpose, which a test has no use for.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Sealing after an answer would be counted among the queries of a page, now and then.
AUDIT_SEAL_SECONDS = 0
# Where there is a second wall, each page that a test asks for is behind it.
MIDDLEWARE = [
    "tests.walled.AsTheOneWhoServes" if name == "whatmatters.access.wall.WallMiddleware" else name
    for name in MIDDLEWARE  # noqa: F405
]
