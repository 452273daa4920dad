const ASKS =
  /[?]|[吗么呢]$|什么|怎么|怎样|如何|多少|多久|多长|几(?!乎|何|率|经)|哪(?:里|儿|些|个|种|几|家|一)|谁|为什么|为何|凭什么|是不是|是否|能不能|可不可以|可以不|能否|可否|要不要|该不该|有没有|算不算|合不合|行不行|对不对|会不会|需不需要|用不用|请问|求助|咋|啥|何时|何种|(?:对|没错|犯法|违法|违规|合法|合规|可以|没事|没问题|没关系|不用|应该|有效|无效|行|能|算|会|是)[^,。]{0,10}吧$/;
const ASKS_EN =
  /\?|^(?:so |and |but |or |also |then |please |ok |hi |hello )*(?:what|how|when|where|who|whom|whose|why|which|can|could|may|must|should|shall|do|does|did|is|are|was|were|will|would|am|(?:has|have|had)(?= (?:i|we|you|they|he|she|it|the|my|our|an?|any|this|that|there)\b))\b|\b(?:what|how|when|where|who|why|which|whether) (?:is|are|do|does|can|should|much|many|long|to|happens|if|we|i|the)\b|\b(?:tell|explain|advise|let) (?:me|us)\b|\bi (?:want|need|would like|'d like) to know\b|^(?:max|min|maximum|minimum) /;

/** Whether a normalised text asks something, as against stating a case. */
export function isQuestion(normal: string): boolean {
  const said = normal.replace(/[。!.,\s]+$/, '').replace(LEFT_OPEN, '');
  return ASKS.test(said) || ASKS_EN.test(normal);
}

/** 合同没写几号付款: says that something was left open, and asks nothing. */
const LEFT_OPEN =
  /(?:没有?|未|也不)(?:写|说|讲|约定|规定|提|定)[^,。?!]{0,8}(?:什么|几|多少|哪|怎么|何时|多久)[^,。?!]{0,8}(?=[,。!]|$)/g;

/**
 * The questions in one normalised message, in order. Sentences that only state the case go with the question
 * after them (with the one before at the end), so that each part can be answered alone. At most five.
 */
export function partsOf(normal: string): Part[] {
  const parts: Part[] = [];
  let waiting = '';
  for (const sentence of sentencesOf(normal)) {
    waiting = waiting === '' ? sentence : `${waiting} ${sentence}`;
    if (!isQuestion(sentence) || isTail(sentence)) continue;
    parts.push({ text: waiting, question: sentence });
    waiting = '';
  }
  const last = parts.at(-1);
  if (last === undefined || parts.length > MOST) return [{ text: normal, question: normal }];
  if (waiting !== '') last.text += ` ${waiting}`;
  return parts;
}

/** One of the things asked: its sentence, and that with the case it is asked about. */
export interface Part {
  text: string;
  question: string;
  /** The same with the subject of the message, where it may be clear alone or not. */
  fuller?: string;
}

const MOST = 5;

function sentencesOf(normal: string): string[] {
  return normal
    .replace(JOINED_ZH, '$1?')
    .replace(JOINED_EN, '? ')
    .split(SENTENCE_END)
    .flatMap((sentence) => (LISTED.test(normal) ? sentence.split(LIST_MARK) : [sentence]))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

const SENTENCE_END = /(?<=[?!。;\n])|(?<=[a-z0-9)]\.)(?=\s)/;
/** A list of questions counts from one to two; "on Oct 1. What pay …" does not. */
const LISTED = /(?:^|[\s?。;,:])[1一][.、)](?:.|\n)*[\s?。;,][2二][.、)]/;
const LIST_MARK = /(?:^|(?<=[\s?。;,]))(?:\d|[一二三四五])[.、)] ?/;

/** 怎么算,另外… and "how many …, and can we …": two questions in one sentence. */
const JOINED_ZH =
  /((?:吗|呢|多少|多久|几[天年个月]+|怎么[办算交]|什么))[,，](?=(?:另外|还有|以及|同时|那|如果|要是)|.{1,14}(?:多少|多久|几[天年个月]|吗|怎么))/g;
const JOINED_EN =
  /,? and (?=(?:what|how|when|where|who|why|can|could|must|should|do|does|is|are|will) (?:we|i|they|he|she|it|the|a|an|my|our|much|many|long|is|are|does|do|there|happens)\b)/g;

/** 是吗, 依据是什么: asks nothing of its own. */
function isTail(sentence: string): boolean {
  return sentence.length <= 14 && TAIL.test(sentence);
}

const TAIL =
  /^(?:是吗|对吗|对吧|是吧|可以吗|行吗|好吗|合法吗|right|ok|correct|yes or no|请问|为什么|凭什么|怎么办|(?:有|法律)?(?:什么)?依据(?:是|在)?(?:什么|哪里|哪儿|哪几条|哪一?条|哪个法)?)[?。!]*$/;

/** A normalised question as it is shown above its answer: English with its capitals. */
export function labelOf(question: string): string {
  const named = question.replace(/\b(?:vat|smes?|llc|hr|cit|lpr|ipo|prc)\b/g, (word) =>
    word === 'smes' ? 'SMEs' : word.toUpperCase(),
  );
  return named[0]!.toUpperCase() + named.slice(1);
}
