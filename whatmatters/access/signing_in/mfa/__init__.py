"""The table of second factors, as our databases can make it."""
