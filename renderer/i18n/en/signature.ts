/** Words about the header of main() and how it goes with the inputs. */
export const signature = {
  /** `part` is a piece of the header, as written. */
  cut: (part: string) =>
    `"Sync function signature" in Dify ends the header at the first closing parenthesis, so it would break on ${part}.`,
}
