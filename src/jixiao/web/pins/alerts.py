"""Evidence that has moved since it was pinned: nobody did it to the pin, so the log does not tell."""

from collections.abc import Iterator

from django.urls import reverse

from jixiao.web.kit.plugins import Alert
from jixiao.web.pins.models import Pin
from jixiao.web.pins.standing import standings

MOVED = "pins.pin.moved"
EVENTS = {MOVED: "佐证已变"}


def alerts() -> Iterator[Alert]:
    """Once for each change of its ledger that moved a pin which indicators rest on."""
    pins = list(Pin.objects.filter(ended_at=None, uses__ended_at=None, uses__isnull=False).distinct().defer("keys"))
    found = standings(pins)
    for pin in pins:
        if found[pin.pk].is_moved:
            text = f"佐证“{pin}”已变：钉住时 {pin.value:f}{pin.unit}，现在 {_now(found[pin.pk].now)}{pin.unit}"
            address = reverse("pins:pin_detail", args=[pin.pk])
            yield Alert(MOVED, f"{pin.pk}:{found[pin.pk].now}", pin.department_id, text, address)


def _now(value: object) -> str:
    return "没有数" if value is None else f"{value:f}"
