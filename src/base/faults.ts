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
  data_invalid: kind(
    422,
    false,
    '{where} 有 {count} 处不符合要求：{problem}',
    '{where} has {count} problems; the first: {problem}',
  ),
  data_moved_on: kind(
    409,
    false,
    '这个数据文件的草稿已有变化，请先查看最新内容。',
    'The draft of this data file has changed meanwhile. Look at what is new first.',
  ),
  data_own: kind(
    403,
    false,
    '自己修改的数据须由另一人批准。',
    'Somebody else must approve what you changed.',
  ),
  not_supervised: kind(
    409,
    false,
    '服务不是由 lastkm serve 启动的，不能自动重启。请手动重启。',
    'The server was not started by lastkm serve and cannot restart itself. Restart it by hand.',
  ),
  backup_broken: kind(
    422,
    false,
    '备份文件不完整或不是本程序的备份：{problem}。没有改动任何数据。',
    'This is no whole backup of this program: {problem}. Nothing was changed.',
  ),
  internal: kind(
    500,
    true,
    '系统出现故障，请稍后重试。',
    'Something went wrong on our side. Please try again later.',
  ),

  case_taken: kind(409, false, '这个工单已由其他人接手。', 'Somebody else has taken this case already.'),
  case_moved_on: kind(
    409,
    false,
    '工单已有变化，请先查看最新内容。',
    'The case has changed meanwhile. Look at what is new first.',
  ),
  recall_decided: kind(
    409,
    false,
    '这条回答已经处理过，不会重复通知。',
    'This answer has been dealt with already; nobody is told twice.',
  ),
  export_too_large: kind(
    422,
    false,
    '结果有 {rows} 行，超过一张表的上限 {limit} 行。请缩小范围或改用 CSV。',
    'There are {rows} rows, more than the {limit} a sheet takes. Narrow it down or use CSV.',
  ),
  case_closed: kind(409, false, '工单已办结。', 'The case is closed.'),
  case_open: kind(
    409,
    false,
    '这个会话已有一个进行中的工单。',
    'This conversation has an open case already.',
  ),
  case_not_yours: kind(
    403,
    false,
    '这个工单不由您负责，不能这样操作。',
    'This case is not yours to do that with.',
  ),
  reopen_too_late: kind(
    409,
    false,
    '工单办结已超过 {days} 天，请重新提出。',
    'The case was closed more than {days} days ago. Please ask anew.',
  ),
  conflict_of_interest: kind(
    409,
    false,
    '利益冲突：您在工单 {references} 中服务于另一方，不能接手。',
    'Conflict of interest: in case {references} you worked for the other side, so you cannot take this one.',
  ),
  conflict_possible: kind(
    409,
    false,
    '当事人名称与工单 {references} 相近，请核对并确认不是同一方。',
    'A party has a name like one in case {references}. Check, and confirm that it is somebody else.',
  ),
  licence_needed: kind(
    403,
    false,
    '执业证号经管理员核准后才能接手工单。',
    'Cases can be taken once an administrator has approved your licence.',
  ),
  scope_needed: kind(
    409,
    false,
    '请先阅读并接受有限服务范围说明。',
    'Please read and accept the notice on the limited scope first.',
  ),
  consent_needed: kind(
    409,
    false,
    '企业尚未同意把情况告知志愿者。',
    'The enterprise has not agreed yet that a volunteer may learn of the matter.',
  ),
  person_unfit: kind(
    409,
    false,
    '对方不能接手这个工单：{reason}',
    'That person cannot take this case: {reason}',
  ),
  uploads_off: kind(
    503,
    false,
    '文件上传已暂时停用，请先用文字说明。',
    'Uploads are switched off for the moment. Please put it in words.',
  ),
  channel_off: kind(
    503,
    false,
    '网上对话暂停服务，您的消息没有被保存。已有的对话仍可查看，请稍后再来，或通过电话等其他方式联系我们。',
    'The chat is closed for the moment and your message was not kept. What was said before can still be read. Please come back later, or reach us another way.',
  ),
  upload_needs_case: kind(
    409,
    false,
    '文件由人工查看。请先转人工，再发送文件。',
    'Files are read by people. Ask for a person first, then send the file.',
  ),
  upload_limit: kind(
    429,
    false,
    '这个工单的文件已达上限（{limit}）。',
    'This case has reached its limit of files ({limit}).',
  ),

  sign_in_needed: kind(401, false, '请先登录。', 'Please sign in first.'),
  sign_in_failed: kind(
    401,
    false,
    '邮箱或密码不正确，或该账号不能登录。',
    'The e-mail address or password is wrong, or this account cannot sign in.',
  ),
  too_many_tries: kind(
    429,
    true,
    '尝试次数过多，请在 {minutes} 分钟后再试，或请管理员解除限制。',
    'Too many tries. Wait {minutes} minutes, or ask an administrator to unlock the account.',
  ),
  second_factor_wrong: kind(
    403,
    false,
    '验证码不正确、已使用或已过期。',
    'The code is wrong, used already or expired.',
  ),
  second_factor_needed: kind(
    403,
    false,
    '您的角色需要先设置两步验证。',
    'Your role needs a second factor. Please set it up first.',
  ),
  second_factor_state: kind(
    409,
    false,
    '两步验证已开启或尚未开启，请刷新页面。',
    'The second factor is already on, or not set up yet. Please reload the page.',
  ),
  link_invalid: kind(
    410,
    false,
    '链接无效、已使用或已过期，请索取新的链接。',
    'The link is invalid, used already or expired. Ask for a new one.',
  ),
  password_too_short: kind(
    422,
    false,
    '密码至少需要 {min} 个字符。',
    'The password needs at least {min} characters.',
  ),
  password_too_long: kind(
    422,
    false,
    '密码最多 {max} 个字符。',
    'The password can have at most {max} characters.',
  ),
  password_common: kind(
    422,
    false,
    '这个密码太常见或与您的姓名、邮箱过于相近，请换一个。',
    'This password is too common, or too close to your name or e-mail address. Choose another.',
  ),
  password_wrong: kind(403, false, '当前密码不正确。', 'The current password is wrong.'),
  request_forged: kind(
    403,
    false,
    '请求来自其他网站或会话标记不符，请刷新页面后重试。',
    'The request came from another site or lacks the session’s mark. Reload the page and try again.',
  ),
  email_taken: kind(409, false, '这个邮箱已有账号。', 'Somebody with this e-mail address is here already.'),
  person_state: kind(
    409,
    false,
    '此操作不适用于该账号的当前状态。',
    'The account is not in a state that allows this.',
  ),
  last_admin: kind(
    409,
    false,
    '至少要保留一名可以登录的管理员。',
    'At least one administrator who can sign in must remain.',
  ),
  oidc_closed: kind(404, false, '未配置单位统一登录。', 'Sign-in through an organisation is not configured.'),
  oidc_failed: kind(
    502,
    true,
    '单位统一登录没有成功，请重试。',
    'Sign-in through your organisation did not succeed. Please try again.',
  ),
  oidc_not_invited: kind(
    403,
    false,
    '该邮箱未受邀请、未经验证或账号已停用，请联系管理员。',
    'This e-mail address is not invited, not verified, or its account is disabled. Ask an administrator.',
  ),
  mail_closed: kind(
    404,
    false,
    '未配置邮件发送，请向管理员索取重置链接。',
    'Mail is not configured. Ask an administrator for a reset link.',
  ),
  audit_broken: kind(
    500,
    false,
    '审计记录自第 {seq} 条起不连贯：{reason}',
    'The audit trail does not hold from entry {seq} on: {reason}',
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
    '不支持这种文件（{type}）。可导入 Markdown、文本、HTML、XML、PDF、OFD、Word、Excel、PowerPoint、RTF、ODT、EML、图片和 ZIP。',
    'This kind of file is not supported ({type}). Markdown, text, HTML, XML, PDF, OFD, Word, Excel, PowerPoint, RTF, ODT, EML, pictures and ZIP can be loaded.',
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
  file_nested_archive: kind(
    422,
    false,
    '压缩包里的压缩包不予展开，请解压后再导入。',
    'An archive inside an archive is not opened; unpack it first.',
  ),
  file_timeout: kind(
    422,
    true,
    '解析超过 {seconds} 秒，已停止。',
    'Parsing took longer than {seconds} s and was stopped.',
  ),
  fetch_refused: kind(403, false, '不允许访问 {url}：{reason}', 'Fetching {url} is not allowed: {reason}'),
  fetch_failed: kind(502, true, '无法获取 {url}：{reason}', '{url} could not be fetched: {reason}'),
  fetch_timeout: kind(
    504,
    true,
    '获取 {url} 超过 {seconds} 秒，已停止。',
    'Fetching {url} took longer than {seconds} s and was stopped.',
  ),
  fetch_too_large: kind(
    413,
    false,
    '{url} 的内容超过 {limit}，已停止。',
    'The content of {url} is larger than {limit}; fetching was stopped.',
  ),
  source_invalid: kind(
    400,
    false,
    '来源设置有误：{problem}',
    'The source is not set up correctly: {problem}',
  ),
  source_exists: kind(409, false, '{url} 已在监测。', '{url} is watched already.'),
  source_empty: kind(422, true, '{url} 上没有找到符合条件的链接。', 'No matching links were found on {url}.'),
  source_shrunk: kind(
    422,
    false,
    '{url} 上的文字只剩原来的 {share}，未采用，请人工核对。',
    'Only {share} of the former text is left on {url}; it was not taken, please look at it.',
  ),
  source_busy: kind(409, true, '来源 {id} 正在检查。', 'Source {id} is being checked right now.'),
  job_abandoned: kind(
    500,
    true,
    '处理被中断 {attempts} 次，已放弃。',
    'The work was cut short {attempts} times and given up.',
  ),
  manifest_invalid: kind(
    422,
    false,
    '清单 {path} 有误：{problem}',
    'The manifest {path} is not valid: {problem}',
  ),
  evaluation_empty: kind(
    422,
    false,
    '这个题集还没有题目，请先添加。',
    'This set has no questions yet. Add some first.',
  ),
  name_taken: kind(
    409,
    false,
    '“{name}”已被使用，请换一个名称。',
    '“{name}” is in use. Choose another name.',
  ),
  standard_binding: kind(
    422,
    false,
    '第 {number} 条依据不能使用：{problem}',
    'Source {number} cannot be used: {problem}',
  ),
  standard_unsound: kind(
    422,
    false,
    '标准答案还不能通过：{problem}',
    'The standard answer cannot be approved yet: {problem}',
  ),
  standard_moved_on: kind(
    409,
    false,
    '这条标准答案已有变化，请先查看最新内容。',
    'The standard answer has changed meanwhile. Look at what is new first.',
  ),
  standard_own: kind(
    403,
    false,
    '自己写的内容须由另一人审核。',
    'Somebody else must decide on what you wrote.',
  ),
  questions_invalid: kind(
    422,
    false,
    '题目文件第 {line} 行有误：{problem}',
    'Line {line} of the questions file is not valid: {problem}',
  ),

  draft_changed: kind(
    409,
    false,
    '草稿已被他人修改，请刷新后再试。',
    'Somebody else has changed this draft. Load it again first.',
  ),
  draft_state: kind(
    409,
    false,
    '草稿目前的状态是“{state}”，不能进行此操作。',
    'The draft is in state "{state}"; this cannot be done now.',
  ),
  draft_incomplete: kind(
    422,
    false,
    '草稿还不能提交：{problem}',
    'The draft cannot be submitted yet: {problem}',
  ),
  four_eyes: kind(
    403,
    false,
    '上传、最后修改或提交此草稿的人不能批准它，请由另一人审核。',
    'Whoever uploaded, last edited or submitted this draft cannot approve it. Another person must.',
  ),
  act_not_last: kind(
    409,
    false,
    '此后文本又有变动，请先撤销后来的操作。',
    'The text has changed since. Undo what came later first.',
  ),
  sheet_invalid: kind(422, false, '表格无法使用：{problem}', 'The spreadsheet cannot be used: {problem}'),
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
