import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

/** Reads the words of a picture within a time; no words when it does not get there. */
export type Recognise = (picture: Uint8Array, milliseconds?: number) => Promise<string[]>;

const LANGUAGES = ['chi_sim', 'eng'];
/** For one picture. Memory in kilobytes, as the shell's `ulimit -v` takes it. */
const LIMITS = { milliseconds: 25_000, kilobytes: 1_500_000, outputBytes: 2e6 };

let found: Promise<Recognise | null> | null = null;

/**
 * Tesseract, when it is installed with Chinese (Debian: tesseract-ocr, tesseract-ocr-chi-sim); else null. Each
 * picture is read by a process of its own, bounded in time and memory; one that fails gives no words.
 */
export function findRecognition(): Promise<Recognise | null> {
  found ??= languages().then((known) =>
    known.includes('chi_sim')
      ? (picture, milliseconds = LIMITS.milliseconds) =>
          recognise(
            picture,
            LANGUAGES.filter((one) => known.includes(one)),
            Math.min(milliseconds, LIMITS.milliseconds),
          )
      : null,
  );
  return found;
}

async function languages(): Promise<string[]> {
  try {
    const { stdout } = await promisify(execFile)('tesseract', ['--list-langs'], { timeout: 5_000 });
    return stdout.split('\n').map((line) => line.trim());
  } catch {
    return [];
  }
}

function recognise(picture: Uint8Array, known: readonly string[], milliseconds: number): Promise<string[]> {
  const command = `ulimit -v ${LIMITS.kilobytes}; OMP_THREAD_LIMIT=1 exec tesseract stdin stdout -l ${known.join('+')} --psm 3`;
  return new Promise((resolve) => {
    const child = spawn('/bin/sh', ['-c', command], { stdio: ['pipe', 'pipe', 'ignore'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    let words = '';
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      words += more;
      if (words.length > LIMITS.outputBytes) child.kill('SIGKILL');
    });
    child.on('error', () => resolve([]));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? linesOf(words) : []);
    });
    // The process may end before it has read everything.
    child.stdin.on('error', () => {});
    child.stdin.end(picture);
  });
}

const GAP =
  /(?<=[\p{Script=Han}，。、；：（）《》“”]) (?=[\p{Script=Han}，。、；：（）《》“”\d])|(?<=\d) (?=[\p{Script=Han}，。、；：（）《》])/gu;

/** Tesseract sets Han characters apart, which nobody writes. */
function linesOf(words: string): string[] {
  return words
    .split('\n')
    .map((line) => line.replace(GAP, '').trim())
    .filter((line) => line !== '');
}
