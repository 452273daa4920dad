import { CHECKS, checkDocuments } from '../../knowledge/checks.ts';
import { type Day, systemClock, today } from '../base/time.ts';
import { withStore } from './documents.ts';
import { say, sayJson } from './say.ts';

/** Prints what is doubtful about the texts held. Exit code 1 when there is anything. */
export async function documentsCheckCommand(options: { json?: boolean; on?: Day }): Promise<void> {
  await withStore(async (store) => {
    const findings = await checkDocuments(store, options.on ?? today(systemClock));
    if (findings.length > 0) process.exitCode = 1;
    if (options.json) {
      for (const finding of findings) sayJson(finding);
      return;
    }
    for (const [check, name] of Object.entries(CHECKS)) {
      const found = findings.filter((finding) => finding.check === check);
      if (found.length === 0) continue;
      say(`${name.en} · ${name.zh} (${found.length})`);
      for (const { versionId, title, detail } of found)
        say(
          `  ${String(versionId).padStart(5)} ${title}: ${detail.en}${detail.en === detail.zh ? '' : ` · ${detail.zh}`}`,
        );
    }
    say(findings.length === 0 ? 'nothing is doubtful' : `${findings.length} findings`);
  });
}
