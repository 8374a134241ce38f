// The app as Slack is told of it, made from the table of commands: manifest.json says this. Pure.
import { clip, type CommandSpec, english, findCommand } from "../../src/platform/index.ts";
import { DOORS, type Doors, typed } from "./doors.ts";
import { AGENT_SCOPE, OPTIONAL_SCOPES, REQUIRED_SCOPES } from "./scopes.ts";

/** What a person may begin a conversation with: at most four, each sent as if they had written it. */
export const PROMPTS = ["news", "feeds", "add", "help"] as const;

/** `usage` says how a command is written. */
export const manifestOf = (
  commands: readonly CommandSpec[],
  usage: (spec: CommandSpec) => string,
  doors: Doors = DOORS,
) => ({
  _metadata: { major_version: 2, minor_version: 1 },
  display_information: {
    name: "Footnote",
    description: english.say("slack.manifest.description"),
    long_description: english.say("slack.manifest.long"),
    background_color: "#1f3a5f",
  },
  features: {
    agent_view: {
      agent_description: english.say("slack.manifest.agent"),
      suggested_prompts: PROMPTS.map((name) => ({
        title: english.say(`slack.prompt.${name}`),
        message: english.say(`slack.prompt.${name}Says`),
      })),
    },
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    bot_user: { display_name: "Footnote", always_online: true },
    shortcuts: [
      shortcut("read_link", "slack.manifest.analyse", "slack.manifest.readLink"),
      shortcut("ask_about", "form.askAbout", "slack.manifest.askAbout"),
    ],
    slash_commands: slashCommands(commands, usage, doors),
  },
  oauth_config: {
    scopes: {
      // What is optional stands in both lists (docs.slack.dev/authentication/installing-with-oauth).
      bot: [...Object.keys(REQUIRED_SCOPES), AGENT_SCOPE, ...Object.keys(OPTIONAL_SCOPES)],
      bot_optional: Object.keys(OPTIONAL_SCOPES),
    },
  },
  settings: {
    event_subscriptions: { bot_events: [...EVENTS] },
    interactivity: { is_enabled: true },
    org_deploy_enabled: false,
    socket_mode_enabled: true,
    token_rotation_enabled: false,
  },
});

const shortcut = (
  id: string,
  name: "slack.manifest.analyse" | "form.askAbout",
  description: "slack.manifest.readLink" | "slack.manifest.askAbout",
) => ({
  name: english.say(name),
  type: "message" as const,
  callback_id: id,
  description: english.say(description),
});

function slashCommands(commands: readonly CommandSpec[], usage: (spec: CommandSpec) => string, doors: Doors) {
  /** With what it needs: a hint is one line under what is typed. */
  const shortly = ({ name, options }: CommandSpec): string =>
    [name, ...options.filter((option) => option.required).map((option) => `<${option.name}>`)].join(" ");
  const door = (name: "deeper" | "ask") => {
    const spec = findCommand(commands, name);
    return {
      command: doors[name],
      description: spec ? english.tell(spec.summary) : name,
      usage_hint: spec ? usage(spec).slice(name.length).trim() : "",
      should_escape: true,
    };
  };
  const behind = commands.filter(({ name }) => name !== "deeper" && name !== "ask");
  const all = {
    command: doors.digest,
    description: english.say("slack.manifest.digest"),
    // Slack holds 1,000 characters of it.
    usage_hint: clip(behind.map(shortly).join(" | "), 1000),
    should_escape: true,
  };
  return [all, door("deeper"), door("ask")];
}

const EVENTS = [
  "app_home_opened",
  "app_mention",
  "app_uninstalled",
  "channel_deleted",
  "channel_left",
  "group_deleted",
  "group_left",
  "message.channels",
  "message.groups",
  "message.im",
  "message.mpim",
  "tokens_revoked",
] as const;

/** A slash command as the table of documents shows it. */
export const typedInSlack = (spec: CommandSpec): string => typed(spec.name, DOORS);
