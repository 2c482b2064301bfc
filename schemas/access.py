"""A key of the API: who may ask for what, and how much."""

from __future__ import annotations

from dataclasses import dataclass

SCOPES: dict[str, tuple[str, ...]] = {
    "read": ("read",),
    "ingest": ("ingest",),
    "write": ("write", "read", "ingest"),
    "admin": ("admin", "write", "read", "ingest"),
}
"""What a key may be given, and what that allows: `ingest` lets articles in and shows nothing."""


@dataclass(frozen=True)
class AccessKey:
    """A key as it is listed, without its secret.

    `rate` is requests a minute, `size` bytes of a body; None stands for no limit but the service's own.
    Times are ISO 8601, UTC; `revoked_at` is None while the key is good.
    """

    id: str
    name: str
    scopes: tuple[str, ...]
    rate: int | None
    size: int | None
    created_at: str
    rotated_at: str | None = None
    revoked_at: str | None = None

    def allows(self, scope: str) -> bool:
        """Whether it may do what asks for that scope."""
        return any(scope in SCOPES[given] for given in self.scopes)
