// HTML to the text a reader sees.
import { describe, expect, it } from "vitest";
import { htmlToText, titleToText } from "../../src/feeds/plain.ts";
import { cpuMs } from "../support/cpu.ts";

describe("a title", () => {
  it.each([
    ["Plain words", "Plain words"],
    ["AT&amp;T &#8217;s <b>bold</b> move", "AT&T ’s bold move"],
    ["  two \n lines ", "two lines"],
    ["Option<T> in Rust", "Option<T> in Rust"],
    ["a < b and b > c", "a < b and b > c"],
    ["Use &lt;div&gt; wisely", "Use <div> wisely"],
    ["x &copy=1&y=2", "x &copy=1&y=2"],
    ["<i>Dogs</i> &nbsp;and cats", "Dogs and cats"],
    ["&#0", "&#0"],
    ["zero\u200bwidth \u202eevil", "zerowidth evil"],
  ])("%j reads %j", (html, text) => expect(titleToText(html)).toBe(text));
});

describe("a summary", () => {
  it.each([
    ["<p>One.</p><p>Two&nbsp;words.</p>", "One.\nTwo words."],
    ["a<br>b<br/>c", "a\nb\nc"],
    ["line\nwrap", "line wrap"],
    ["<p>kept</p><script>alert('<p>x</p>')</script><style>p{}</style>after", "kept\nafter"],
    ['<a title="a > b" href="x">link</a> text', "link text"],
    ["<!-- <p>hidden</p> -->shown", "shown"],
    ["5 < 6 & 7", "5 < 6 & 7"],
    ["<p>never closed", "never closed"],
    ["text <a href='", "text"],
    ["<SCRIPT>x</script >y", "y"],
    ["<svg><text>x</text></svg>z", "z"],
  ])("%j reads %j", (html, text) => expect(htmlToText(html)).toBe(text));

  it("of hostile HTML takes no longer than it is long", () => {
    const start = cpuMs();
    for (const unit of ["<", "<a ", '<a "', "<!--", "<script>", "&", "<p>", "</", "<a '>"])
      htmlToText(unit.repeat(300_000));
    expect(cpuMs() - start).toBeLessThan(3000);
  });
});
