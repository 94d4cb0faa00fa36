"""The pages on which spending is written down: nothing typed is lost."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.media.tests import samples
from whatmatters.spending.models import Account, Receipt
from whatmatters.spending.tests.conftest import TODAY, at, bought, rows, sent


class TestWritingDown:
    def test_what_was_bought(
        self, account: Account, choir: UUID, maggie_herself: Actor, visit: Visit
    ) -> None:
        page = visit(
            at(account, "/spend"), by=maggie_herself, sending=sent(line=str(choir), amount="4.50")
        )
        assert "Thank you. It is written down" in page.text
        assert rows(page)[3] == "Is left £15.50"

    def test_with_a_photo_of_the_receipt(
        self, account: Account, maggie_herself: Actor, visit: Visit, client: Client
    ) -> None:
        photo = SimpleUploadedFile("r.jpg", samples.picture(), "image/jpeg")
        visit(at(account, "/spend"), by=maggie_herself, sending=sent(receipt=photo))

        kept = Receipt.objects.get()
        page = visit(f"/spending/entries/{kept.entry_id}", by=maggie_herself)
        assert page.select(f"img[src='/spending/receipts/{kept.pk}']")
        assert client.get(f"/spending/receipts/{kept.pk}")["Content-Type"] == "image/jpeg"

    @pytest.mark.parametrize(
        ("more", "says"),
        [
            ({"amount": "0"}, "The amount must be more than £0.00"),
            ({"amount": "-4"}, "The amount must be in pounds and pence, like 12.50"),
            ({"amount": "1000000"}, "The amount must be £99,999.99 or less"),
            ({"amount": "99999999"}, "or less"),
            ({"amount": ""}, "Enter how much it was"),
            ({"what": ""}, "Enter what it was spent on"),
            (boxes("on", TODAY + timedelta(days=1)), "The day must be today or in the past"),
            (boxes("on", date(2026, 8, 9)), "This account began on 10 August 2026"),
            ({"line": "x"}, "Choose one of the answers on the page"),
        ],
    )
    def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
        self,
        more: dict[str, str],
        says: str,
        account: Account,
        choir: UUID,
        maggie_herself: Actor,
        visit: Visit,
    ) -> None:
        sending = sent(no_receipt="Lost it on the bus") | more
        page = visit(at(account, "/spend"), by=maggie_herself, sending=sending)

        assert says in page.text
        for name in ("what", "whom", "amount", "no_receipt", "on_day", "on_month", "on_year"):
            assert page.select(f"[name={name}]")[0].get("value", "") == sending[name]

    def test_a_photo_must_be_chosen_again_and_it_says_so(
        self, account: Account, maggie_herself: Actor, visit: Visit
    ) -> None:
        photo = SimpleUploadedFile("r.jpg", samples.picture(), "image/jpeg")
        sending = sent(receipt=photo, amount="")
        page = visit(at(account, "/spend"), by=maggie_herself, sending=sending)
        assert "Please choose the photo again." in page.text

    def test_what_came_in(self, account: Account, maggie_herself: Actor, visit: Visit) -> None:
        given = {"kind": "paid-in", "whom": "The council", "amount": "£1,200.00"}
        sending = given | boxes("on", TODAY)
        page = visit(at(account, "/pay-in"), by=maggie_herself, sending=sending)
        assert rows(page)[1] == "Came in + £1,200.00"

    def test_what_goes_back(self, account: Account, maggie_herself: Actor, visit: Visit) -> None:
        sending = {"amount": "5", **boxes("on", TODAY), "words": ""}
        page = visit(at(account, "/give-back"), by=maggie_herself, sending=sending)
        assert "Say what was agreed when you talked about it" in page.text
        sending["words"] = "We spoke. I do not need it"
        page = visit(at(account, "/give-back"), by=maggie_herself, sending=sending)
        assert "Given back" in page.text

    def test_what_was_wrong_is_put_right(
        self, account: Account, maggie_herself: Actor, visit: Visit
    ) -> None:
        entry = bought(account, maggie_herself, "45.00", what="Taxi")
        address = f"/spending/entries/{entry.pk}"
        page = visit(f"{address}/put-right", by=maggie_herself, sending={"words": "It was £4.50"})
        assert "Put right: Taxi" in " ".join(page.text.split())
        page = visit(address, by=maggie_herself)
        assert "This was put right" in page.text
        assert "It was £4.50" in page.text

    def test_a_receipt_comes_later_or_a_word_does(
        self, account: Account, maggie_herself: Actor, visit: Visit
    ) -> None:
        entry = bought(account, maggie_herself)
        address = f"/spending/entries/{entry.pk}"
        page = visit(f"{address}/receipt", by=maggie_herself, sending={})
        assert "Choose a photo of the receipt" in page.text
        photo = SimpleUploadedFile("r.jpg", samples.picture(), "image/jpeg")
        visit(f"{address}/receipt", by=maggie_herself, sending={"made": photo})
        assert entry.receipts.count() == 1
        visit(f"{address}/no-receipt", by=maggie_herself, sending={"words": "Lost the other"})
        assert "Lost the other" in visit(address, by=maggie_herself).text
