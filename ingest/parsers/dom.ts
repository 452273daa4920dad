/** The little of the DOM that reading a page takes; the compiler's own DOM types are the browser's. */
export interface PageNode {
  nodeType: number;
  textContent: string | null;
  childNodes: { forEach(visit: (node: PageNode) => void): void };
}

export interface PageElement extends PageNode {
  localName: string;
  parentElement: PageElement | null;
  children: Iterable<PageElement>;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  getElementsByTagName(name: string): Iterable<PageElement>;
  closest(selector: string): PageElement | null;
  remove(): void;
}

export interface Page {
  body: PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  cloneNode(deep: boolean): Page;
}
