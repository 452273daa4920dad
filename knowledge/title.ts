/** A title as people write it: without 《》, spaces and 中华人民共和国, full width made half. */
export function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[《》〈〉\s]/g, '')
    .replaceAll('中华人民共和国', '');
}
