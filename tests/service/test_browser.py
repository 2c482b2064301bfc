"""The pages in a real browser: what a reader sees, and that nothing else is loaded or run."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from service.app import create_app
from tests import ferry, hostile
from tests.service.fakes import RememberingStore, Settings

pytestmark = pytest.mark.browser


@dataclass
class Reader:
    """A page in the browser that remembers what it was told and what it loaded."""

    page: Page
    console: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self.console.append(message.text))
        self.page.on("pageerror", lambda error: self.console.append(str(error)))
        self.page.on("dialog", lambda dialog: self.console.append(dialog.message))
        self.page.on("request", lambda request: self.loaded.append(request.url))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the application is served from."""
    store = RememberingStore()
    store.keep(hostile.REPORT, hostile.TEXTS, "2024-05-14T10:00:00+00:00")
    store.keep(ferry.REPORT, ferry.TEXTS)
    server = make_server("127.0.0.1", 0, create_app(store, settings=Settings()), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no browser: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    yield Reader(context.new_page())
    context.close()


def test_a_reader_goes_from_the_stories_to_the_marked_words(reader: Reader, address: str) -> None:
    reader.page.goto(address)
    reader.page.get_by_role("link", name="Ferry capsizes off Northpoint").click()

    card = reader.page.locator("article.contradiction").first
    assert card.get_by_role("heading", name="12 or 14 killed").is_visible()
    assert card.locator("mark").all_inner_texts() == [
        "killing 12 people",
        "Fourteen people died when a ferry turned over",
        "14 people were killed",
    ]
    assert "and, in the same words, Harbour daily" in card.inner_text()
    assert reader.console == []


def test_the_table_leads_to_each_finding(reader: Reader, address: str) -> None:
    reader.page.goto(f"{address}/stories/northpoint-ferry")
    reader.page.get_by_role("link", name="20 or 6 missing after the capsizing").click()

    assert reader.page.url.endswith("#missing-1")
    assert reader.page.locator("#missing-1").bounding_box()["y"] < 900


def test_an_agreement_opens_without_a_script(reader: Reader, address: str) -> None:
    reader.page.goto(f"{address}/stories/northpoint-ferry")
    words = reader.page.get_by_text("carrying about 90 passengers").last
    assert not words.is_visible()
    reader.page.get_by_text("About 90 and 97 passengers are compatible").click()

    assert words.is_visible()


@pytest.mark.parametrize("path", ["/", "/stories/northpoint-ferry", "/stories/hostile", "/docs", "/ops", "/nowhere"])
def test_nothing_is_loaded_from_elsewhere_and_nothing_complains(reader: Reader, address: str, path: str) -> None:
    reader.page.goto(address + path)
    reader.page.wait_for_load_state("networkidle")

    assert f"{address}/static/parallax.css" in reader.loaded
    assert all(url.startswith(address + "/") for url in reader.loaded)
    # the browser itself notes that the page was not there
    assert [said for said in reader.console if "404 (NOT FOUND)" not in said or path != "/nowhere"] == []


def test_a_hostile_text_is_read_and_not_run(reader: Reader, address: str) -> None:
    reader.page.goto(f"{address}/stories/hostile")

    assert "<script>alert(1)</script>" in reader.page.locator("mark").first.inner_text()
    assert reader.page.locator("script, img, iframe, main [style]").count() == 0
    forms = [form.get_attribute("action") or "" for form in reader.page.locator("form").all()]
    assert [action for action in forms if not action.startswith("/stories/hostile/conflicts/")] == []
    assert reader.console == []


def test_the_report_in_one_file_has_its_style_with_it(reader: Reader, address: str) -> None:
    reader.page.set_extra_http_headers({"Accept": "text/html"})
    reader.page.goto(f"{address}/v1/stories/northpoint-ferry/report")

    assert reader.loaded == [f"{address}/v1/stories/northpoint-ferry/report"]
    assert reader.page.locator("mark").first.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"
    assert reader.console == []


@pytest.mark.parametrize("path", ["/", "/stories/northpoint-ferry", "/stories/hostile", "/docs", "/ops"])
@pytest.mark.parametrize("width", [320, 390, 1200])
def test_no_page_is_wider_than_the_screen(reader: Reader, address: str, path: str, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.page.goto(address + path)

    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_dark_screen_gets_a_dark_page(reader: Reader, address: str) -> None:
    reader.page.goto(address)
    seen = set()
    for scheme in ("light", "dark"):
        reader.page.emulate_media(color_scheme=scheme)
        seen.add(reader.page.evaluate("getComputedStyle(document.body).backgroundColor"))

    assert seen == {"rgb(252, 251, 248)", "rgb(23, 24, 26)"}


def test_the_keyboard_reaches_the_content_first(reader: Reader, address: str) -> None:
    reader.page.goto(f"{address}/stories/northpoint-ferry")
    reader.page.keyboard.press("Tab")

    assert reader.page.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert reader.page.locator(".skip").bounding_box()["x"] >= 0
