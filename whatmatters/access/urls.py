from django.urls import path

from whatmatters.access import leaving
from whatmatters.access.views import (
    account,
    acting,
    codes,
    entering,
    factors,
    members,
    organisation,
    outside,
    reading,
)

app_name = "access"
urlpatterns = [
    path("sign-in", entering.sign_in, name="sign-in"),
    path("sign-in/second-step", entering.second_step, name="second-step"),
    path("sign-in/passkey", entering.passkey_sign_in, name="passkey-sign-in"),
    path("sign-in/passkey/options", entering.passkey_options, name="passkey-options"),
    path("sign-in/code", codes.use_code, name="use-code"),
    path("sign-in/new-password", codes.new_password, name="new-password"),
    path("sign-in/elsewhere", outside.leave, name="outside"),
    path("sign-in/back", outside.come_back, name="outside-back"),
    path("leave", leaving.leave, name="leave"),
    path("sign-out", entering.sign_out, name="sign-out"),
    path("acting", acting.acting, name="acting"),
    path("account", account.account, name="account"),
    path("account/reading", reading.reading, name="reading"),
    path("language", reading.choose_language, name="language"),
    path("account/again", account.again, name="again"),
    path("account/again/passkey", account.prove_passkey, name="prove-passkey"),
    path("account/password", account.change_password, name="change-password"),
    path("account/sessions/end", account.end_session, name="end-session"),
    path("account/sessions/end-others", account.end_other_sessions, name="end-other-sessions"),
    path("account/second-factor", factors.second_factor, name="second-factor"),
    path("account/app", factors.app, name="app"),
    path("account/app/picture", factors.app_picture, name="app-picture"),
    path("account/app/remove", factors.remove_app, name="remove-app"),
    path("account/recovery-codes", factors.recovery_codes, name="recovery-codes"),
    path("account/passkeys/add", factors.add_passkey, name="passkey-add"),
    path("account/passkeys/<uuid:passkey>", factors.name_passkey, name="name-passkey"),
    path("account/passkeys/<uuid:passkey>/remove", factors.remove_passkey, name="remove-passkey"),
    path("account/organisation", organisation.change, name="organisation"),
    path("account/members", members.show_members, name="members"),
    path("account/members/<uuid:membership_id>/reset", members.reset, name="reset-member"),
]
