import { join, resolve } from 'node:path';
import { z } from 'zod';
import { fault } from './faults.ts';
import { isOpening } from './fetch-addresses.ts';

const flag = z.enum(['true', 'false', '1', '0', '']).transform((value) => value === 'true' || value === '1');
const optional = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value));
const openings = z
  .string()
  .transform((value) => value.split(/[\s,]+/).filter(Boolean))
  .refine((list) => list.every(isOpening), 'a host, an address or a CIDR range each');
const tokens = z.coerce.number().int().min(0).max(1e12);
const modelSteps = z
  .string()
  .transform((value) => value.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.enum(['rewrite', 'rerank', 'compose', 'questions'])));
const perMinute = z.coerce.number().int().min(1).max(100_000);

/** One deployment setting: what it means, and how its text is read. */
interface Setting {
  about: string;
  fallback: string;
  read: z.ZodType;
}

/** Every environment variable the product reads. `.env.example` and the README table are tested against this. */
export const SETTINGS = {
  PORT: setting('Port of the web server', '3978', z.coerce.number().int().min(0).max(65535)),
  HOST: setting('Address it listens on', '127.0.0.1', z.string().min(1)),
  PUBLIC_URL: setting(
    'Address under which enterprises reach the server, for links in answers',
    '',
    optional.pipe(z.url({ protocol: /^https?$/ }).optional()),
  ),
  DATA_DIR: setting('Folder of the database, caches and secrets', './data', z.string().min(1)),
  DATABASE_URL: setting('`file:…` for another SQLite file; empty: `DATA_DIR/lastkm.db`', '', optional),
  LOG_LEVEL: setting('How much is logged', 'info', z.enum(['debug', 'info', 'warn', 'error', 'silent'])),
  TRUST_PROXY: setting(
    'Number of reverse proxies whose X-Forwarded-For is believed',
    '0',
    z.coerce.number().int().min(0).max(10),
  ),
  OPENAI_BASE_URL: setting(
    'OpenAI-compatible endpoint of a chat and embedding model',
    '',
    optional.pipe(z.url({ protocol: /^https?$/ }).optional()),
  ),
  OPENAI_API_KEY: setting('Its key', '', optional),
  CHAT_MODEL: setting(
    'Name of the chat model; empty: answers are composed from the texts alone',
    '',
    optional,
  ),
  MODEL_STEPS: setting(
    'What the chat model is used for, with commas: `rewrite` follow-ups, `rerank` what was found, `compose` answers, write `questions` for passages, which are searched and never shown',
    'rewrite,compose',
    modelSteps,
  ),
  EMBEDDING_MODEL: setting('Name of the embedding model; empty: the built-in embedder', '', optional),
  EMBEDDING_DIMENSIONS: setting(
    'Dimensions asked of the embedding model',
    '256',
    z.coerce.number().int().min(16).max(4096),
  ),
  ANSWER_DEADLINE_MS: setting(
    'Longest wait for a model before the answer is composed without it',
    '15000',
    z.coerce.number().int().min(500).max(120_000),
  ),
  DIRECTLINE_SECRET: setting(
    'Secret with which another server may mint Direct Line tokens; empty: only the page of this server gets them',
    '',
    optional.pipe(z.string().min(16).optional()),
  ),
  MICROSOFT_APP_ID: setting('Bot Framework app id; empty: `/api/messages` is closed', '', optional),
  MICROSOFT_APP_PASSWORD: setting('Its password', '', optional),
  MICROSOFT_APP_TYPE: setting(
    'MultiTenant, SingleTenant or UserAssignedMSI',
    'MultiTenant',
    z.enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI']),
  ),
  MICROSOFT_APP_TENANT_ID: setting('Tenant of a SingleTenant app', '', optional),
  CHAT_WRITES_PER_MINUTE: setting('Messages one user may send per minute', '15', perMinute),
  CHAT_READS_PER_MINUTE: setting('Polls and reconnections of one user per minute', '180', perMinute),
  CHAT_TOKENS_PER_MINUTE: setting('Chat tokens one address may take per minute', '10', perMinute),
  SECOND_FACTOR: setting(
    'Whether administrators and approvers must set up a second factor: optional or required',
    'optional',
    z.enum(['optional', 'required']),
  ),
  OIDC_ISSUER: setting(
    'Issuer of the organisation’s own sign-in (OpenID Connect); empty: passwords only',
    '',
    optional.pipe(z.url({ protocol: /^https?$/ }).optional()),
  ),
  OIDC_CLIENT_ID: setting('Our client id there', '', optional),
  OIDC_CLIENT_SECRET: setting('Its secret', '', optional),
  OIDC_NAME: setting('What the sign-in button is called', 'OpenID Connect', z.string().min(1)),
  SMTP_URL: setting(
    'Mail server, `smtp://` or `smtps://user:password@host:port`; empty: no mail is sent',
    '',
    optional.pipe(z.url({ protocol: /^smtps?$/ }).optional()),
  ),
  MAIL_FROM: setting('Sender of mails, such as `Centre <centre@example.org>`', '', optional),
  CENTRE_NAME: setting('Name of the service centre, shown on the page', '', optional),
  FETCH_ALLOW: setting(
    'Hosts, addresses or CIDR ranges, with commas, that may be fetched from although they are not public',
    '',
    openings,
  ),
  BACKUP_EVERY_HOURS: setting(
    'Hours between backups that the server makes by itself in `DATA_DIR/backups`; 0: none',
    '24',
    z.coerce.number().int().min(0).max(8_760),
  ),
  METRICS_TOKEN: setting(
    'Bearer token that opens `/metrics`; empty: open to this machine alone',
    '',
    optional.pipe(z.string().min(16).optional()),
  ),
  MODEL_TOKENS_PER_DAY: setting(
    'Most tokens of the chat model a day; beyond them answers are composed without it; 0: no limit',
    '5000000',
    tokens,
  ),
  MODEL_TOKENS_PER_USER: setting('The same for one user', '200000', tokens),
  DATA_OVERLAY_DIR: setting(
    'Folder of edited data files that stand in for those of the program; empty: `DATA_DIR/overlay`',
    '',
    optional,
  ),
  GUIDES: setting('Whether the starter guides are loaded', 'true', flag),
} as const satisfies Record<string, Setting>;

export type Config = { readonly [Name in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[Name]['read']> };

/**
 * Reads the configuration from environment variables, once, validated whole.
 * Throws `config_invalid` naming every fault at once.
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, { read, fallback }] of Object.entries(SETTINGS)) {
    const parsed = read.safeParse(env[name]?.trim() || fallback);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(`${name}: ${parsed.error.issues.map((issue) => issue.message).join(', ')}`);
  }
  const config = values as Config;
  if (problems.length === 0) problems.push(...contradictions(config));
  if (problems.length > 0) throw fault('config_invalid', { problems: problems.join('; ') });
  return config;
}

/** Where edited data files are read from, which are read before there is a configuration. */
export function overlayFolder(env: Record<string, string | undefined> = process.env): string {
  return resolve(env.DATA_OVERLAY_DIR?.trim() || join(env.DATA_DIR?.trim() || './data', 'overlay'));
}

/** The environment of this process with some values changed: for a program of ours that it starts. */
export function environmentWith(changed: Record<string, string>): Record<string, string | undefined> {
  return { ...process.env, ...changed };
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

function contradictions(config: Config): string[] {
  const found: string[] = [];
  const needsEndpoint = config.CHAT_MODEL ?? config.EMBEDDING_MODEL;
  if (needsEndpoint && !config.OPENAI_BASE_URL && !config.OPENAI_API_KEY)
    found.push('CHAT_MODEL/EMBEDDING_MODEL: set OPENAI_BASE_URL or OPENAI_API_KEY too');
  if (config.MICROSOFT_APP_PASSWORD && !config.MICROSOFT_APP_ID)
    found.push('MICROSOFT_APP_PASSWORD: set MICROSOFT_APP_ID too');
  if (
    config.MICROSOFT_APP_ID &&
    config.MICROSOFT_APP_TYPE !== 'UserAssignedMSI' &&
    !config.MICROSOFT_APP_PASSWORD
  )
    found.push('MICROSOFT_APP_ID: set MICROSOFT_APP_PASSWORD too');
  if (
    config.MICROSOFT_APP_TYPE === 'SingleTenant' &&
    config.MICROSOFT_APP_ID &&
    !config.MICROSOFT_APP_TENANT_ID
  )
    found.push('MICROSOFT_APP_TYPE: SingleTenant needs MICROSOFT_APP_TENANT_ID');
  if (config.OIDC_ISSUER && !(config.OIDC_CLIENT_ID && config.OIDC_CLIENT_SECRET))
    found.push('OIDC_ISSUER: set OIDC_CLIENT_ID and OIDC_CLIENT_SECRET too');
  if (config.OIDC_ISSUER?.startsWith('http:') && !LOOPBACK.test(new URL(config.OIDC_ISSUER).hostname))
    found.push('OIDC_ISSUER: must be https, except on this machine');
  if (config.OIDC_ISSUER && !config.PUBLIC_URL)
    found.push('OIDC_ISSUER: set PUBLIC_URL too, where the sign-in returns to');
  if (config.SMTP_URL && !config.MAIL_FROM) found.push('SMTP_URL: set MAIL_FROM too');
  return found;
}

function setting<Read extends z.ZodType>(about: string, fallback: string, read: Read) {
  return { about, fallback, read };
}
