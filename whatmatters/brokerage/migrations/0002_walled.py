"""Two sides, also to the database: the person's, and what was sent to one provider.

A provider's manager reads what their own organisation was sent and said, and no more: not whose
it is, not who else was asked, not what others offer. They are never on the person's side, even
of somebody they work with; nor is a broker of an organisation that was asked.
"""

from django.db import migrations

from whatmatters.access.wall.building import Functions, Wall
from whatmatters.foundations.kept import KeepForEver

IS_PROVIDER = """
CREATE OR REPLACE FUNCTION wm_is_provider() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT coalesce(current_setting('wm.role', true), '') = 'provider-manager' $$
"""
ASKED_US = """
CREATE OR REPLACE FUNCTION wm_asked_us(which uuid, found_by text) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
  was CONSTANT text := coalesce(current_setting('wm.acting', true), '');
  answer boolean;
BEGIN
  PERFORM set_config('wm.acting', 'system', true);
  answer := EXISTS (
    SELECT FROM brokerage_recipient r JOIN brokerage_request q ON q.id = r.request_id
    WHERE r.organisation_id = wm_place()
    AND which = CASE found_by WHEN 'search' THEN q.search_id ELSE q.id END);
  PERFORM set_config('wm.acting', was, true);
  RETURN answer;
END $$
"""
ON_THEIR_SIDE = """
CREATE OR REPLACE FUNCTION wm_on_their_side(whom uuid, search uuid) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE role CONSTANT text := coalesce(current_setting('wm.role', true), '');
BEGIN
  IF role IN ('provider-manager', 'support-worker') THEN RETURN false; END IF;
  IF NOT wm_reaches(whom, 'budget') THEN RETURN false; END IF;
  RETURN role <> 'broker' OR search IS NULL OR NOT wm_asked_us(search, 'search');
END $$
"""
NAMES = ("wm_on_their_side(uuid, uuid)", "wm_asked_us(uuid, text)", "wm_is_provider()")

FOR_REQUEST = """CASE WHEN wm_is_provider() THEN wm_asked_us(brokerage_request.id, 'request')
  ELSE (SELECT true FROM brokerage_search there WHERE there.id = brokerage_request.search_id) END"""
FOR_RECIPIENT = """CASE WHEN wm_is_provider() THEN brokerage_recipient.organisation_id = wm_place()
  ELSE (SELECT true FROM brokerage_request there WHERE there.id = brokerage_recipient.request_id) END"""
FOR_MESSAGE = """(SELECT true FROM brokerage_recipient there
    WHERE there.id = brokerage_offermessage.recipient_id)
  AND (NOT is_note OR (side = 'provider') = wm_is_provider())"""


class Migration(migrations.Migration):
    dependencies = [
        ("brokerage", "0001_initial"),
        ("people", "0002_walled"),
        ("outcomes", "0003_walled"),
    ]

    operations = [
        Functions(
            [IS_PROVIDER, ASKED_US, ON_THEIR_SIDE], [f"DROP FUNCTION {name}" for name in NAMES]
        ),
        Wall("Search", instead="wm_on_their_side(person_id, brokerage_search.id)"),
        Wall("Idea", instead="wm_on_their_side(person_id, NULL)"),
        Wall("Request", instead=FOR_REQUEST),
        Wall("AskedFor", through="request"),
        Wall("Recipient", instead=FOR_RECIPIENT),
        Wall("OfferMessage", instead=FOR_MESSAGE),
        Wall("Offer", through="recipient"),
        Wall("PriceLine", through="offer"),
        Wall("Serves", through="offer"),
        Wall("Choice", through="search"),
        Wall("Thought", through="search"),
        KeepForEver("Recipient", ("request_id", "organisation_id", "kind")),
        KeepForEver(
            "OfferMessage", ("recipient_id", "side", "kind", "is_note", "words", "written_as")
        ),
        KeepForEver(
            "Offer",
            (
                "recipient_id",
                "number",
                "doer",
                "what",
                "when",
                "hours",
                "begins_on",
                "valid_until",
                "meet_first",
                "conditions",
            ),
        ),
        KeepForEver("PriceLine", ("offer_id", "place", "what", "amount", "unit", "how_many", "per")),
        KeepForEver("Serves", ("offer_id", "asked_for_id", "words")),
        KeepForEver(
            "Choice", ("search_id", "offer_id", "why", "said_by", "chosen_on", "recorded_by_id")
        ),
        KeepForEver("Thought", ("offer_id", "search_id", "words", "said_by", "recorded_by_id")),
    ]
