package postings

import (
	"fmt"
	"math"
	"math/bits"
	"os"
	"testing"
)

func TestZZ(t *testing.T) {
	data, err := os.ReadFile(os.Getenv("POSTINGS_SEGMENT"))
	if err != nil {
		t.Skip()
	}
	s := mustOpen(data)
	c := s.termsFrom(0)
	var d decoded
	var deltas, flags, ords, tfs, pos, hdr, single, skip, n, m, singles, short, shortBytes, shortArt float64
	var dEnt, oEnt, pEnt float64
	hist := map[int]int{}
	for c.next() {
		l, _ := s.open(c.entry)
		d.reset(l)
		if c.sentences == 1 {
			singles++
			single += float64(c.end - c.begin)
			continue
		}
		if c.articles <= 128 {
			short++
			shortBytes += float64(c.end - c.begin)
			shortArt += float64(c.articles)
		}
		skip += float64(len(l.skip))
		hist[bits.Len32(c.articles)] += int(c.sentences)
		for at := range l.blocks {
			d.load(at)
			d.expand()
			n += float64(d.n)
			m += float64(d.m)
			if d.m > d.n {
				flags += float64(d.m)
			}
			ords += float64(d.m) * float64(d.ws)
			tfs += float64(d.m) * float64(d.wt)
			fl := uint(0)
			if d.m > d.n {
				fl = uint(d.m)
			}
			deltas += float64(d.sentAt - fl)
			hdr += 24
			for i := range d.ords {
				pos += float64(d.tfs[i]) * float64(positionWidth(d.length[i]))
				pEnt += float64(d.tfs[i]) * math.Log2(float64(d.length[i]))
			}
			for i := range d.n {
				from, to, _ := s.span(d.docs[i])
				for j := d.starts[i]; j < d.starts[i+1]; j++ {
					oEnt += math.Log2(float64(to - from))
				}
			}
			prev := -1
			if at > 0 {
				prev = int(l.lastArticle(at - 1))
			}
			mean := float64(int(d.docs[d.n-1])-prev) / float64(d.n)
			dEnt += float64(d.n) * (math.Log2(mean) + 1.44)
		}
	}
	mb := func(x float64) float64 { return x / 8e6 }
	fmt.Printf("terms %d singles %.0f (%.2fMB) short %.0f (%.2f MB, %.1f art) | n %.0f m %.0f\n deltas %.2f (ent %.2f) flags %.2f ords %.2f (ent %.2f) tfs %.2f pos %.2f (ent %.2f) hdr %.2f skip %.2f\n", s.NumTerms(), singles, single/1e6, short, shortBytes/1e6, shortArt/short, n, m, mb(deltas), mb(dEnt), mb(flags), mb(ords), mb(oEnt), mb(tfs), mb(pos), mb(pEnt), mb(hdr), skip/1e6)
	fmt.Println(hist)
}
