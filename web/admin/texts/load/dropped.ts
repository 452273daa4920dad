/** A file with the folders it lay in. */
export interface Given {
  file: File;
  /** `folder/file.pdf` */
  name: string;
}

/** What systems and programs leave in folders; nobody means to load it. */
const LEFTOVERS = /^(\.|~\$|thumbs\.db$|desktop\.ini$|__macosx$)/i;

/** The files of a drop, those in folders too, in the order of their names. */
export async function filesOfDrop(items: DataTransferItemList): Promise<Given[]> {
  // Entries must be taken before the first wait: the browser empties the list when the event is over.
  const found = [...items].map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const given = found.map((one) => {
    if (one === null) return [];
    return one instanceof File ? [{ file: one, name: one.name }] : filesIn(one, '');
  });
  return byName((await Promise.all(given)).flat());
}

/** The files of a file field; those of a chosen folder carry its name. */
export function filesOfField(files: FileList): Given[] {
  const given = [...files].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
  return byName(given.filter(({ name }) => !name.split('/').some((part) => LEFTOVERS.test(part))));
}

async function filesIn(entry: FileSystemEntry, folder: string): Promise<Given[]> {
  if (LEFTOVERS.test(entry.name)) return [];
  const name = folder + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ file, name }];
  }
  const inside = await entriesOf(entry as FileSystemDirectoryEntry);
  return (await Promise.all(inside.map((one) => filesIn(one, `${name}/`)))).flat();
}

/** A folder tells its entries in portions, until an empty one. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return all;
    all.push(...portion);
  }
}

function byName(given: Given[]): Given[] {
  return given.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));
}
