"""What does it cost: an amount with its currency, never a float."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Self

from typing_extensions import override

from wayline.base.errors import FormError
from wayline.base.saying import say


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in an ISO 4217 currency."""

    amount: Decimal
    currency: str

    @classmethod
    def parse(cls, text: str | float, *, currency: str | None = None) -> Self:
        """Read `1200 USD`, or a bare number in the currency given.

        Raises:
            ValueError: when there is no amount or no currency.

        >>> Money.parse("1200 USD")
        Money(amount=Decimal('1200'), currency='USD')
        """
        amount_text, _, named = str(text).strip().partition(" ")
        unit = named.strip().upper() or (currency or "")
        try:
            amount = Decimal(amount_text.replace("_", ""))
        except InvalidOperation as error:
            raise FormError(
                say("expected an amount such as '1200 USD', got {text}", text=repr(text))
            ) from error
        if len(unit) != 3 or not unit.isalpha():
            raise FormError(
                say(
                    "expected an amount with a currency such as '1200 USD', got {text}",
                    text=repr(text),
                )
            )
        return cls(amount, unit)

    @override
    def __str__(self) -> str:
        return f"{self.amount.normalize():f} {self.currency}"
