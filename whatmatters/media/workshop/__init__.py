"""Where a file from outside is opened: a process of its own, with little to break.

It has no database, no settings and no secrets, may use only so much memory and time, and
gives back a file made anew, or the name of what is wrong. `media.making` starts it.
Nothing in here knows of Django.
"""
