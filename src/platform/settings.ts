// Settings as people write them in the environment: one form for each kind.
import { z } from "zod";

/** `on` or `off`. */
export const onOff = (usual: "on" | "off") =>
  z
    .enum(["on", "off"], "write on or off")
    .default(usual)
    .transform((value) => value === "on");

/** A whole number that may be left out. */
export const between = (least: number, most: number) =>
  z.coerce
    .number(`write a whole number from ${least} to ${most}`)
    .int(`write a whole number from ${least} to ${most}`)
    .min(least, `at least ${least}`)
    .max(most, `at most ${most}`);

/** A whole number, `usual` where it is left out. */
export const whole = (least: number, most: number, usual: number) => between(least, most).default(usual);

/** Seconds, with fractions. */
export const seconds = (least: number, most: number, usual: number) =>
  z.coerce
    .number("write a number of seconds")
    .min(least, `at least ${least}`)
    .max(most, `at most ${most}`)
    .default(usual);

/** The address of a server. */
export const server = (usual: string) =>
  z.url({ protocol: /^https?$/, error: "write an http(s) address" }).default(usual);
