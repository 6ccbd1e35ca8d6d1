// An answer of the second engine that follows its question.
import { useEffect, useState } from "preact/hooks";
import type { Calls } from "../api/types.gen.ts";
import { analystState, ask } from "../state/analyst.ts";
import { share } from "../state/share.ts";
import { type Op, Superseded } from "../worker/client.ts";

export interface Answer<T> {
  reply: T | null; // the last one, also while the next is on its way
  problem: string; // why there is no newer one
  waiting: boolean;
}

/**
 * Asks anew whenever the question is another object; null asks nothing and
 * forgets. Questions that follow each other within the delay are asked once.
 */
export function useAnswer<K extends Op>(op: K, lane: string, question: Calls[K]["request"] | null, delay = 150): Answer<Calls[K]["reply"]> {
  type Reply = Calls[K]["reply"];
  const [answer, setAnswer] = useState<Answer<Reply>>({ reply: null, problem: "", waiting: question !== null });
  useEffect(() => {
    if (question === null) {
      setAnswer({ reply: null, problem: "", waiting: false });
      return;
    }
    let wanted = true;
    setAnswer((before) => ({ ...before, waiting: true }));
    const timer = setTimeout(() => {
      ask(op, question, lane).then(
        (reply) => {
          if (wanted) setAnswer((before) => ({ reply: share(before.reply, reply), problem: "", waiting: false }));
        },
        (error: unknown) => {
          if (!wanted || error instanceof Superseded) return;
          setAnswer((before) => ({ ...before, problem: error instanceof Error ? error.message : String(error), waiting: false }));
        },
      );
    }, delay);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [question]);
  const failed = analystState.value;
  return failed.phase === "failed" ? { ...answer, problem: failed.message } : answer;
}
