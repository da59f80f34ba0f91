/** How questions are asked and answers told. */
export interface AskerPort<Question, Answer> {
  ask(question: Question): Promise<Answer>
  /** An answer that is the newest of its node, with what was asked. */
  tell(id: string, question: Question, answer: Answer): void
  fail(id: string, question: Question, error: unknown): void
}

interface Line<Question> {
  /** What is to be asked as soon as the answer that is under way has come. */
  next: Question | null
  isAsking: boolean
}

/**
 * Asks about nodes, one question of each at a time: while an answer is under way only the newest question waits, so that answers come in order and typing
 * never makes a queue. What is forgotten is asked no more, and its answer is not told.
 */
export function createAsker<Question, Answer>({ ask, tell, fail }: AskerPort<Question, Answer>) {
  const lines = new Map<string, Line<Question>>()

  async function work(id: string, line: Line<Question>): Promise<void> {
    line.isAsking = true
    while (line.next !== null) {
      const question = line.next
      line.next = null
      try {
        const answer = await ask(question)
        if (lines.get(id) === line) tell(id, question, answer)
      } catch (error) {
        if (lines.get(id) === line) fail(id, question, error)
      }
    }
    line.isAsking = false
  }

  return {
    ask(id: string, question: Question): void {
      const line = lines.get(id) ?? { next: null, isAsking: false }
      lines.set(id, line)
      line.next = question
      if (!line.isAsking) void work(id, line)
    },
    forget(id: string): void {
      const line = lines.get(id)
      if (line !== undefined) line.next = null
      lines.delete(id)
    },
  }
}
