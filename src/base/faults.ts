import type { Bilingual, Language } from './language.ts';

interface FaultKind extends Bilingual {
  /** HTTP status when it leaves by HTTP. */
  status: number;
  /** Whether the same call may succeed later. */
  retryable: boolean;
}

/** Every refusal the product can give. `{name}` is filled from the facts. */
export const FAULTS = {
  config_invalid: kind(500, false, '配置有误：{problems}', 'The configuration is not valid: {problems}'),
  database_unsupported: kind(
    500,
    false,
    '暂不支持此 DATABASE_URL：{url}。请使用 file:… 或留空。',
    'This DATABASE_URL is not supported yet: {url}. Use file:… or leave it empty.',
  ),
  sqlite_unsafe: kind(
    500,
    false,
    'SQLite {version} 存在会丢失数据的缺陷，需要 {required} 或更新版本。',
    'SQLite {version} has a defect that can lose data; {required} or newer is needed.',
  ),
  schema_newer: kind(
    500,
    false,
    '数据库结构（{found}）比本程序（{known}）新，请升级程序。',
    'The database schema ({found}) is newer than this program ({known}). Upgrade the program.',
  ),
  already_running: kind(
    500,
    false,
    '另一个服务进程正在使用 {folder}。请先停止它，或为本进程另设 DATA_DIR。',
    'Another server process is using {folder}. Stop it first, or give this one another DATA_DIR.',
  ),
  port_in_use: kind(
    500,
    false,
    '端口 {port} 已被占用，请另设 PORT。',
    'Port {port} is in use. Set another PORT.',
  ),
  storage_unavailable: kind(
    503,
    true,
    '存储暂时不可用，您的内容没有被保存，请稍后重试。',
    'Storage is unavailable right now; nothing was saved. Please try again shortly.',
  ),
  not_found: kind(404, false, '没有找到所请求的内容。', 'What you asked for was not found.'),
  unauthorized: kind(401, false, '需要有效的令牌。', 'A valid token is required.'),
  token_expired: kind(
    403,
    false,
    '令牌已过期，请刷新页面。',
    'The token has expired. Please reload the page.',
  ),
  forbidden: kind(403, false, '无权访问。', 'You do not have access to this.'),
  channel_closed: kind(404, false, '此渠道未开通。', 'This channel is not open.'),
  rate_limited: kind(
    429,
    true,
    '请求过于频繁，请在 {seconds} 秒后再试。',
    'Too many requests. Please try again in {seconds} seconds.',
  ),
  body_invalid: kind(
    400,
    false,
    '请求内容无法识别：{problem}',
    'The request could not be understood: {problem}',
  ),
  body_too_large: kind(413, false, '请求内容过大。', 'The request is too large.'),
  upload_unsupported: kind(
    415,
    false,
    '暂不支持在对话中发送文件，请用文字描述您的问题。',
    'Files cannot be sent in this chat yet. Please describe your question in words.',
  ),
  internal: kind(
    500,
    true,
    '系统出现故障，请稍后重试。',
    'Something went wrong on our side. Please try again later.',
  ),

  file_missing: kind(404, false, '找不到文件：{path}', 'No such file: {path}'),
  file_too_large: kind(
    413,
    false,
    '文件过大（{size}），上限为 {limit}。',
    'The file is too large ({size}); the limit is {limit}.',
  ),
  file_empty: kind(422, false, '文件是空的。', 'The file is empty.'),
  file_type_unsupported: kind(
    415,
    false,
    '不支持这种文件（{type}）。目前可导入 Markdown、文本、HTML、DOCX 和 PDF。',
    'This kind of file is not supported ({type}). Markdown, text, HTML, DOCX and PDF can be loaded.',
  ),
  file_type_mismatch: kind(
    415,
    false,
    '文件扩展名为 {extension}，内容却是 {type}。',
    'The file is named {extension} but its content is {type}.',
  ),
  file_broken: kind(
    422,
    false,
    '文件已损坏，无法读取：{reason}',
    'The file is damaged and cannot be read: {reason}',
  ),
  file_encrypted: kind(
    422,
    false,
    '文件有密码保护，请提供未加密的版本。',
    'The file is password-protected. Provide a version without a password.',
  ),
  file_needs_ocr: kind(
    422,
    false,
    '文件里没有可提取的文字（可能是扫描件或图形），需要文字识别。',
    'The file holds no extractable text (a scan or outlines); it needs text recognition.',
  ),
  file_unreadable_text: kind(
    422,
    false,
    '提取出的文字无法辨认（编码或字体有问题）。',
    'The extracted text is unreadable (a fault of encoding or fonts).',
  ),
  file_bomb: kind(
    422,
    false,
    '压缩内容展开后过大，已拒绝：{reason}',
    'The compressed content expands beyond the limits and was refused: {reason}',
  ),
  file_timeout: kind(
    422,
    true,
    '解析超过 {seconds} 秒，已停止。',
    'Parsing took longer than {seconds} s and was stopped.',
  ),
  manifest_invalid: kind(
    422,
    false,
    '清单 {path} 有误：{problem}',
    'The manifest {path} is not valid: {problem}',
  ),
  questions_invalid: kind(
    422,
    false,
    '题目文件第 {line} 行有误：{problem}',
    'Line {line} of the questions file is not valid: {problem}',
  ),

  model_unavailable: kind(
    503,
    true,
    '模型服务不可用：{reason}',
    'The model service is unavailable: {reason}',
  ),
  model_broken: kind(
    500,
    false,
    '模型文件 {path} 无法使用：{reason}。请重新安装。',
    'The model file {path} cannot be used: {reason}. Install the program again.',
  ),
  model_malformed: kind(
    502,
    true,
    '模型返回的内容无法使用：{reason}',
    'The model returned something unusable: {reason}',
  ),
} as const satisfies Record<string, FaultKind>;

export type FaultCode = keyof typeof FAULTS;

/** A refusal from the catalogue: expected, explained, never a bug. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly facts: Record<string, string | number>;

  constructor(code: FaultCode, facts: Record<string, string | number>, cause?: unknown) {
    super(describe(code, facts, 'en'), cause === undefined ? undefined : { cause });
    this.name = 'Fault';
    this.code = code;
    this.facts = facts;
  }

  get status(): number {
    return FAULTS[this.code].status;
  }

  get retryable(): boolean {
    return FAULTS[this.code].retryable;
  }

  in(language: Language): string {
    return describe(this.code, this.facts, language);
  }
}

/** Makes a refusal; the caller throws it. */
export function fault(code: FaultCode, facts: Record<string, string | number> = {}, cause?: unknown): Fault {
  return new Fault(code, facts, cause);
}

function describe(code: FaultCode, facts: Record<string, string | number>, language: Language): string {
  return FAULTS[code][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(facts[name] ?? `{${name}}`),
  );
}

function kind(status: number, retryable: boolean, zh: string, en: string): FaultKind {
  return { status, retryable, zh, en };
}
