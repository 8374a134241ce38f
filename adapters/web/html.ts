// The one template tag of the page: everything put into it is escaped unless it came out of it.
import { html as tag, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

export type Html = HtmlEscapedString;

/** hono's tag, without promises among its values: the result is there at once and is its own text. */
export const html = tag as (parts: TemplateStringsArray, ...values: HtmlValue[]) => Html;

type HtmlValue = Html | string | number | undefined | false | HtmlValue[];

/** A heading of this level of its page. */
export const heading = (level: 1 | 2 | 3 | 4, attributes: Html, content: HtmlValue): Html =>
  html`${raw(`<h${level} `)}${attributes}>${content}${raw(`</h${level}>`)}`;
