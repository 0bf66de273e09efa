"""The HTML report in a real Chromium: it opens, expands by keyboard, asks nothing of the network, fits a phone."""

from __future__ import annotations

import shutil

import pytest

import summtrans
from summtrans.rendering.html import to_html
from summtrans.rendering.report import of_brief

from ..conftest import DATA

playwright = pytest.importorskip("playwright.sync_api", reason="playwright drives the browser")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [pytest.mark.heavy, pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")]

HOSTILE = (
    "Le maire <script>document.title='pwned'</script> a dit <img src=x onerror=alert(1)> "
    "que le pont \u202eserait fermé\u202c. "
    "Le projet " + "trèslongmot" * 60 + " coûtera 12 millions d'euros & davantage selon la préfecture."
)


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    hostile = [
        summtrans.Document(HOSTILE, f"source-{number}", f"Titre <b>{number}</b> " + "x" * 300, "javascript:alert(1)")
        for number in range(200)
    ]
    with summtrans.Translator("builtin") as translator:
        for name, inputs in (("plain", [DATA / "pont.txt"]), ("hostile", hostile)):
            brief = summtrans.brief(inputs, translator=translator)
            (folder / f"{name}.html").write_text(to_html(of_brief(brief)), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["plain", "hostile"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1000), ("dark", 1000), ("light", 390)])
def test_the_page_opens_and_expands_by_keyboard(browser, pages, tmp_path, name, scheme, width):
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((pages / f"{name}.html").as_uri())
    assert page.title() != "pwned"
    first = page.locator("details").first
    assert not first.evaluate("node => node.open")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert first.evaluate("node => node.open")
    assert page.locator("details mark").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    light = sum(map(int, paper[4:-1].split(","))) > 3 * 128
    assert light == (scheme == "light")
    assert page.locator("main, header, footer").count() == 3
    page.screenshot(path=str(tmp_path / f"{name}-{scheme}-{width}.png"), full_page=name == "plain")
    assert complaints == []
    assert asked == [(pages / f"{name}.html").as_uri()]
    page.close()


def test_contrast_is_readable(browser, pages):
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto((pages / "plain.html").as_uri())
        for selector in (".sentence", ".support", ".meta", "a, h1"):
            ratio = page.evaluate(
                """selector => {
                  const rgb = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number).map(c => c / 255)
                    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                  const light = text => { const [r, g, b] = rgb(text); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
                  const a = light(getComputedStyle(document.querySelector(selector)).color);
                  const b = light(getComputedStyle(document.body).backgroundColor);
                  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                }""",
                selector,
            )
            assert ratio >= 4.5, (scheme, selector, ratio)  # WCAG 2.2, level AA
        page.close()
