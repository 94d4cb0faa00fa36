"""Spending is told to whoever reads the person’s money, and what came or went is never changed.

To a provider’s manager, of the accounts that their own organisation holds alone; to a support
worker, of none.
"""

from django.db import migrations

from whatmatters.access.wall.building import Wall
from whatmatters.foundations.kept import KeepForEver

TOLD = """CASE coalesce(current_setting('wm.role', true), '')
  WHEN 'support-worker' THEN false
  WHEN 'provider-manager' THEN wm_reaches(spending_account.person_id, 'budget')
    AND coalesce(spending_account.organisation_id = wm_place(), false)
  ELSE wm_reaches(spending_account.person_id, 'budget') END"""


class Migration(migrations.Migration):
    dependencies = [("spending", "0001_initial"), ("people", "0002_walled")]

    operations = [
        Wall("Account", instead=TOLD),
        Wall("Terms", through="account"),
        Wall("Entry", through="account"),
        Wall("Receipt", through="entry"),
        Wall("NoReceipt", through="entry"),
        KeepForEver(
            "Account",
            (
                *("person_id", "pays", "holder", "holder_name", "member_id"),
                *("organisation_id", "begins_on", "recorded_by_id"),
            ),
        ),
        KeepForEver(
            "Terms",
            ("account_id", "begins_on", "a_week", "ceiling_weeks", "kept_back", "recorded_by_id"),
        ),
        KeepForEver(
            "Entry",
            (
                *("account_id", "kind", "amount", "on", "what", "whom", "line", "towards"),
                *("words", "reverses_id", "recorded_by_id"),
            ),
        ),
        KeepForEver("Receipt", ("entry_id", "sha256", "words", "recorded_by_id")),
        KeepForEver("NoReceipt", ("entry_id", "words", "recorded_by_id")),
    ]
