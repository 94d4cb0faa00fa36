"""Open Referral UK 3.0: what its objects are made of, how they are read and how written.

Nothing here asks or changes the database.
"""
