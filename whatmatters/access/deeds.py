"""The list of everything that needs leave."""

from enum import StrEnum


class Permission(StrEnum):
    """One deed each; exactly one rule decides it (`access.permissions.rule`)."""

    DAY_VIEW = "home.view-day"
    TEAM_VIEW = "home.view-team"
    PEOPLE_SEARCH = "people.search"
    PEOPLE_IMPORT = "people.import"
    PERSON_BEGIN = "people.begin"
    PERSON_VIEW = "people.view"
    PERSON_CHANGE = "people.change"
    PERSON_TAKE_ON = "people.take-on"
    CONSENT_CHANGE = "people.change-consent"
    ENQUIRIES_HANDLE = "enquiries.handle"
    CONVERSATION_VIEW = "conversations.view"
    CONVERSATION_HOLD = "conversations.hold"
    CONVERSATION_SIGN = "conversations.sign"
    PROMPTS_CHANGE = "conversations.change-prompts"
    OUTCOME_VIEW = "outcomes.view"
    OUTCOME_CHANGE = "outcomes.change"
    PLAN_VIEW = "plans.view"
    PLAN_WRITE = "plans.write"
    PLAN_AGREE = "plans.agree"
    ACTION_TICK = "plans.tick-action"
    REVIEW_VIEW = "reviews.view"
    REVIEW_ASK = "reviews.ask"
    REVIEW_HOLD = "reviews.hold"
    VERDICT_OF_PERSON = "reviews.say-as-person"
    VERDICT_OF_PRACTITIONER = "reviews.say-as-practitioner"
