// Schedules as people type them, and as they are said back: never in fields of cron that nobody typed.
import { describe, expect, it } from "vitest";
import { zoneOf, readQuiet, readWhen } from "../../src/conversation/when-typed.ts";
import { defaultSchedule, momentSentence, scheduleSentence } from "../../src/digest/defaults.ts";
import { EVERY_DAY, cronOf, weeklyOf } from "../../src/digest/weekly.ts";
import { english, wordsIn } from "../../src/words/index.ts";

/** What is read, as times and days; `-` where nothing was said of them. */
function read(typed: string): string {
  const { each, times, days, cron } = readWhen(typed);
  if (cron !== undefined) return cron;
  if (each) return "each";
  const hours = times && ("everyHours" in times ? `every ${times.everyHours}` : times.minutes.join(" "));
  return `${hours ?? "-"} / ${days?.join("") ?? "-"}`;
}

describe("a schedule as it is typed", () => {
  it.each([
    ["8am", "480 / -"],
    ["8 am", "480 / -"],
    ["8:15pm", "1215 / -"],
    ["12am", "0 / -"],
    ["noon", "720 / -"],
    ["8", "480 / -"],
    ["0730", "450 / -"],
    ["07:30, 18:00", "450 1080 / -"],
    ["07:30,18:00", "450 1080 / -"],
    ["7:30 and 18", "450 1080 / -"],
    ["at 8 o'clock", "480 / -"],
    ["8 Uhr", "480 / -"],
    ["um 8 Uhr 30", "510 / -"],
    ["8h30", "510 / -"],
    ["hourly", "every 1 / -"],
    ["every hour on weekdays", "every 1 / 12345"],
    ["every 3 hours", "every 3 / -"],
    ["alle 2 Stunden", "every 2 / -"],
    ["stündlich", "every 1 / -"],
    ["weekdays", "- / 12345"],
    ["weekdays 08:00", "480 / 12345"],
    ["werktags um 7", "420 / 12345"],
    ["sat-sun", "- / 06"],
    ["fri-mon 9am", "540 / 0156"],
    ["mon to thu 9am", "540 / 1234"],
    ["Mo bis Do 9 Uhr", "540 / 1234"],
    ["weekends 10:00", "600 / 06"],
    ["am Wochenende um 10", "600 / 06"],
    ["Mon, Thu 8am", "480 / 14"],
    ["mondays and thursdays at 8", "480 / 14"],
    ["montags und donnerstags um 8", "480 / 14"],
    ["every morning", "480 / -"],
    ["every morning at 7", "420 / -"],
    ["every evening at 6", "1080 / -"],
    ["jeden Morgen", "480 / -"],
    ["jeden Abend um 7", "1140 / -"],
    ["morgens und abends", "480 1080 / -"],
    ["daily at 8", "480 / 0123456"],
    ["täglich um 8", "480 / 0123456"],
    ["tous les jours à 8h", "480 / 0123456"],
    ["cada día a las 8", "480 / 0123456"],
    ["each", "each"],
    ["every story", "each"],
    ["as it comes", "each"],
    ["sofort", "each"],
    ["0 8 * * 1-5", "0 8 * * 1-5"],
  ])("%s", (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  it.each(["tomorow", "25:00", "13pm", "8:75", "mon-", "immer", "please", "every 40 hours", "8-10", "0am"])(
    "is refused with what was not understood, and no cron: %s",
    (typed) => {
      expect(() => readWhen(typed)).toThrowError(
        expect.objectContaining({ code: "usage", message: expect.not.stringContaining("*") }),
      );
    },
  );

  it.each([
    ["Berlin", "Europe/Berlin"],
    ["new york", "America/New_York"],
    ["europe/berlin", "Europe/Berlin"],
    ["UTC", "UTC"],
  ])("names a zone by its town: %s", (typed, zone) => {
    expect(zoneOf(typed)).toBe(zone);
  });

  it.each([
    ["22:00-07:00", { from: "22:00", to: "07:00" }],
    ["22:00 - 07:00", { from: "22:00", to: "07:00" }],
    ["22-7", { from: "22:00", to: "07:00" }],
    ["10pm-7am", { from: "22:00", to: "07:00" }],
    ["22 Uhr bis 7 Uhr", { from: "22:00", to: "07:00" }],
  ])("takes quiet hours: %s", (typed, quiet) => {
    expect(readQuiet(typed)).toEqual(quiet);
  });

  it.each(["22:00-22:00", "25:00-07:00", "night", "22:00"])("refuses quiet hours that are none: %s", (typed) => {
    expect(() => readQuiet(typed)).toThrowError(expect.objectContaining({ code: "usage" }));
  });
});

describe("a schedule said back", () => {
  const german = wordsIn("de");
  const said = (cron: string, words = english) =>
    scheduleSentence({ ...defaultSchedule("Europe/Berlin"), mode: "digest", cron }, words);

  it.each([
    ["0 8 * * 1-5", "A digest at 08:00 on weekdays, Europe/Berlin", "Eine Ausgabe um 08:00 werktags, Europe/Berlin"],
    ["30 7 * * *; 0 18 * * *", "A digest at 07:30 and 18:00 every day", "Eine Ausgabe um 07:30 und 18:00 täglich"],
    ["0 9 * * 0,1,5,6", "at 09:00 on Monday, Friday, Saturday, and Sunday", "am Montag, Freitag, Samstag und Sonntag"],
    ["0 */2 * * *", "A digest every 2 hours, every day", "Eine Ausgabe alle 2 Stunden, täglich"],
    ["0 * * * 0,6", "A digest every hour, at weekends", "Eine Ausgabe jede Stunde, am Wochenende"],
    ["0 8 1 * *", 'A digest by the fields "0 8 1 * *"', "nach den Feldern"],
  ])("%s", (cron, inEnglish, inGerman) => {
    expect(said(cron)).toContain(inEnglish);
    expect(said(cron, german)).toContain(inGerman);
  });

  it("comes back from its cron as it went in", () => {
    for (const minutes of [[0], [480], [450, 1080], [480, 1080], [5, 65, 1439]]) {
      for (const days of [EVERY_DAY, [1, 2, 3, 4, 5], [0, 6], [0, 1, 5, 6], [3]]) {
        expect(weeklyOf(cronOf({ times: { minutes }, days }))).toEqual({ times: { minutes }, days });
      }
    }
    expect(weeklyOf(cronOf({ times: { everyHours: 3 }, days: [1] }))).toEqual({ times: { everyHours: 3 }, days: [1] });
  });

  it("names the next moment by its day and time, with the date when it is far", () => {
    const now = new Date("2026-01-16T12:00:00Z");
    expect(momentSentence(new Date("2026-01-19T07:00:00Z"), "Europe/Berlin", now, english)).toBe("Monday 08:00");
    expect(momentSentence(new Date("2026-02-19T07:00:00Z"), "Europe/Berlin", now, english)).toContain("February 19");
  });
});
