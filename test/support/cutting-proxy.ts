import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy {
  url: string;
  /** Breaks every connection off, as a lost network does. Gives how many there were. */
  cut(): number;
  stop(): Promise<void>;
}

/** A wire to a server that can be cut. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const wires = new Set<Socket>();
  const proxy = createServer((inside) => {
    const outside = connect(Number(port), hostname);
    for (const socket of [inside, outside]) {
      wires.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        wires.delete(socket);
        inside.destroy();
        outside.destroy();
      });
    }
    inside.pipe(outside).pipe(inside);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    const broken = wires.size;
    for (const socket of wires) socket.destroy();
    return broken;
  };
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cut,
    stop: () => {
      cut();
      return new Promise((resolve) => proxy.close(() => resolve()));
    },
  };
}
