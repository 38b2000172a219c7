"""A client that asks an app without a server."""

import asyncio
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import httpx

from lib.ledger.service import LedgerService
from lib.web.api import make_api

TODAY = date(2026, 11, 23)


@dataclass
class Client:
    """Ask an app; `today` may be moved between requests."""

    app: Any
    asked: list = field(default_factory=list)

    def __call__(self, path: str, method: str = "GET", **headers: str):
        """Ask for a path; header names are written with underscores."""
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return asyncio.run(self._ask(method, path, names))

    async def _ask(self, method: str, path: str, headers: dict[str, str]):
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://pledges.test"
        ) as client:
            return await client.request(method, path, headers=headers)


def client_of(folder, today=lambda: TODAY, **given) -> Client:
    """Serve the ledger of a folder; what else `make_api` takes may be given."""
    return Client(make_api(LedgerService(folder).current, today, **given))
