from whatmatters.access.permissions import Permission, may_knock

may_knock(Permission.REMITTANCE_SUM)
may_knock(Permission.REMITTANCE_TAKE)
