// Channels of a platform that has none of its own: the bot makes, names and removes them.

/** `id` stays in addresses and tables whatever the channel is called. */
export interface OwnChannel {
  id: string;
  name: string;
}

export interface OwnChannels {
  list(): Promise<OwnChannel[]>;
  /** The id of the new channel. */
  add(name: string): Promise<string>;
  rename(id: string, name: string): Promise<void>;
  /** The channel is no more; what was said there is forgotten apart. */
  remove(id: string): Promise<void>;
  /** How many posts stand in it. */
  posts(id: string): Promise<number>;
}
