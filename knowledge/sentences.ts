/** A text cut after each sentence, Chinese or English, and each line; nothing is lost but what is blank. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[。；！？\n])|(?<=[.;!?]\s)/).filter((sentence) => sentence.trim() !== '');
}
