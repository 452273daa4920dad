import { useQuery } from '../../shared/route.tsx';
import { DataList } from './data-list.tsx';
import { DataScreen } from './data-screen.tsx';
import '../parts/parts.css';
import './data.css';

/** `/admin/data`: every file; `?file=` one of them. */
export default function DataPage() {
  const [file] = useQuery('file');
  return file ? <DataScreen key={file} path={file} /> : <DataList />;
}
