"""The list of events is whole without a script, and can be chosen from with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.opened import Opened

FORM = "form.fab-choose"
ITEM = "ul.fab-timeline > li"
SHOWN = f"{ITEM}:not([hidden])"


def values(page: Page, name: str) -> set[str]:
    """What the items that are shown say of their events."""
    return set(page.eval_on_selector_all(SHOWN, f"items => items.map(it => it.dataset.{name})"))


def test_without_a_script_the_list_is_whole_and_there_is_no_form(
    opened: Callable[..., Opened],
) -> None:
    page = opened("timeline#kind=denial", java_script_enabled=False).page
    assert page.locator(SHOWN).count() == page.locator(ITEM).count() > 10
    assert not page.is_visible(FORM)


def test_a_kind_is_chosen_counted_and_kept_in_the_address(opened: Callable[..., Opened]) -> None:
    page = opened("timeline").page
    whole = page.locator(ITEM).count()
    assert page.inner_text(f"{FORM} output") == f"{whole} of {whole} events"
    page.get_by_label("Kind").select_option("denial")
    assert values(page, "kind") == {"denial"}
    shown = page.locator(SHOWN).count()
    assert page.inner_text(f"{FORM} output") == f"{shown} of {whole} events"
    assert page.url.endswith("#kind=denial")


@pytest.mark.parametrize(("control", "name"), [("agent", "agents"), ("source", "sources")])
def test_what_is_chosen_is_among_what_each_event_has(
    opened: Callable[..., Opened], control: str, name: str
) -> None:
    page = opened("timeline").page
    choices = page.locator(f"{FORM} select[name={control}]")
    choices.select_option(index=1)
    assert 0 < page.locator(SHOWN).count() < page.locator(ITEM).count()
    assert all(choices.input_value() in words.split() for words in values(page, name))


def test_an_event_with_an_unknown_bound_may_lie_in_any_days(opened: Callable[..., Opened]) -> None:
    page = opened("timeline#first=2024-02-08&last=2024-02-08").page
    assert 0 < page.locator(SHOWN).count() < page.locator(ITEM).count()
    earliest = values(page, "earliest") - {None}
    latest = values(page, "latest") - {None}
    assert max(earliest) <= "2024-02-08" <= min(latest)
    assert page.locator(f"{ITEM}:not([data-earliest]):not([data-latest])[hidden]").count() == 0


def test_a_linked_choice_is_shown_and_another_address_changes_it(
    opened: Callable[..., Opened],
) -> None:
    shown = opened("timeline#kind=denial")
    assert values(shown.page, "kind") == {"denial"}
    shown.go("timeline#kind=report")
    shown.page.wait_for_function("() => location.hash === '#kind=report'")
    assert values(shown.page, "kind") == {"report"}


def test_an_address_that_names_nothing_chosen_shows_all(opened: Callable[..., Opened]) -> None:
    page = opened("timeline#kind=no-such-kind&other=1").page
    assert page.locator(SHOWN).count() == page.locator(ITEM).count()


def test_all_is_shown_again_by_keyboard(opened: Callable[..., Opened]) -> None:
    page = opened("timeline#kind=denial").page
    page.focus(f"{FORM} select[name=kind]")
    while page.evaluate("() => document.activeElement.type") != "reset":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !location.hash")
    assert page.locator(SHOWN).count() == page.locator(ITEM).count()


def test_a_count_is_announced(opened: Callable[..., Opened]) -> None:
    page = opened("timeline").page
    assert page.get_by_role("status").count() == 1
