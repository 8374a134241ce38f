// A request as Slack sends it to an app over HTTP: signed, and saying when it comes again.
import { createHmac } from "node:crypto";
import type { Fields } from "./slack-rules.ts";

export type Envelope = "events_api" | "slash_commands" | "interactive";
export interface Delivery {
  retry?: number;
  /** Changes to the HTTP request, for forged ones. */
  headers?: Record<string, string>;
  stamp?: number;
  signWith?: string;
}

/** docs.slack.dev/authentication/verifying-requests-from-slack */
export async function postSigned(
  target: string,
  secret: string,
  type: Envelope,
  payload: Fields,
  { retry, headers, stamp, signWith }: Delivery,
) {
  const body =
    type === "events_api"
      ? JSON.stringify(payload)
      : new URLSearchParams(
          type === "slash_commands" ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) },
        ).toString();
  const time = stamp ?? Math.floor(Date.now() / 1000);
  const signature = `v0=${createHmac("sha256", signWith ?? secret)
    .update(`v0:${time}:${body}`)
    .digest("hex")}`;
  const given = await fetch(target, {
    method: "POST",
    body,
    headers: {
      "content-type": type === "events_api" ? "application/json" : "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": String(time),
      "x-slack-signature": signature,
      ...(retry ? { "x-slack-retry-num": String(retry), "x-slack-retry-reason": "http_timeout" } : {}),
      ...headers,
    },
  });
  const text = await given.text();
  return { body: text.startsWith("{") ? (JSON.parse(text) as unknown) : text, status: given.status };
}
