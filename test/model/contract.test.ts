// The contract of a language model, kept by the one that asks servers and by the one that tests are fed from.
import { BotError } from "../../src/core/errors.ts";
import { type Behaviour, type TestModel, modelContract } from "../contracts/model.ts";
import { type FakeReply, fakeModel } from "../support/fake-model.ts";
import { provider, setUp } from "../support/model-setup.ts";
import { type RawReply, delta, events, says, startRawServer } from "../support/raw-server.ts";

const server: TestModel = {
  name: "a server that speaks OpenAI's protocol",
  async open(behaviours) {
    const { baseURL, stop } = await startRawServer(behaviours.map(reply));
    return { model: setUp([provider(baseURL)]).model, close: stop };
  },
};

/** Whole or in pieces, as the request wants it. */
function reply(behaviour: Behaviour): RawReply {
  if (behaviour === "breaks off") return (response) => void response.destroy();
  if (behaviour === "refuses") return says("{", { finish_reason: "content_filter" });
  const text = JSON.stringify(behaviour.says);
  const pieces = [delta(text.slice(0, 9)), delta(text.slice(9), "stop"), "[DONE]" as const];
  return (response, request) => (request.body["stream"] ? events(pieces) : says(text))(response, request);
}

const queue: TestModel = {
  name: "the queue that tests feed",
  async open(behaviours) {
    const replies = behaviours.map((behaviour): FakeReply => {
      if (behaviour === "breaks off") return new BotError("model_unavailable", "The answer broke off.");
      return behaviour === "refuses" ? new BotError("model_refused", "It would not.") : behaviour.says;
    });
    return { model: fakeModel(replies, { chunk: 9 }), close: async () => {} };
  },
};

modelContract(server);
modelContract(queue);
