from whatmatters.access.permissions import Permission, may_knock

may_knock(Permission.DIRECTORY_KEEP)
may_knock(Permission.DIRECTORY_BRING_IN)
