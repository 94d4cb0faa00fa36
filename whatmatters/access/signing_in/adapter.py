"""How the keeper of second factors is told about us."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

from whatmatters.access.models import User

PURPOSE = b"what matters: secrets of second factors"


class Adapter(DefaultMFAAdapter):
    """Secrets are kept encrypted, by a key that is not in the database."""

    def encrypt(self, text: str) -> str:
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _keys().decrypt(encrypted_text.encode()).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": super().get_public_key_credential_rp_entity()["id"], "name": "What Matters"}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, object]:
        return {"id": user.pk.hex.encode(), "display_name": user.name, "name": user.email}


def _keys() -> MultiFernet:
    """The key of today first; older ones still open what they closed."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(str(secret))) for secret in secrets])


def _key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(PURPOSE + secret.encode()).digest())
