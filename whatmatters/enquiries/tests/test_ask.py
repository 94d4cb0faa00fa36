"""Somebody asks, on a phone, without an account."""

import re
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Organisation
from whatmatters.enquiries import actions
from whatmatters.enquiries.models import Enquiry
from whatmatters.enquiries.tests.phone import Phone, hidden, phone, westbury
from whatmatters.foundations import clock

WORDS = "Mum fell on Sunday, and I’m frightened to leave her.\nShe says she is fine."
RIGHT_TO_LEFT = "אמא שלי נפלה ביום ראשון \u202e\u200f וגם"


def all_said(phone: Phone) -> BeautifulSoup:
    phone.says(words=WORDS)
    phone.says("who", asking_for="someone")
    phone.says("names", name="Edith Frost", asked_by="Carol Frost", relation="her daughter")
    phone.says("reach", reach_by="phone", reach="07700 900123", when_to_reach="After six")
    return phone.says("help", helps_communicate="Speak up")


def test_it_goes_from_the_first_words_to_a_reference(phone: Phone, westbury: Organisation) -> None:
    checking = all_said(phone)

    assert "Check what you have said" in checking.text
    assert WORDS in checking.text
    thanks = phone.sends("/enquiries/westbury/check", hidden(checking))

    enquiry = Enquiry.objects.get()
    assert enquiry.reference in thanks.text
    assert enquiry.is_waiting
    assert (enquiry.words, enquiry.name, enquiry.asked_by) == (WORDS, "Edith Frost", "Carol Frost")
    assert enquiry.organisation == westbury
