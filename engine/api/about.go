package api

import "crossgrant/engine/known"

// About tells where the engine's answer may differ from AWS's.
func About() AboutReply {
	reply := AboutReply{Points: []Point{}}
	for _, p := range known.Points() {
		reply.Points = append(reply.Points, point(p))
	}
	return reply
}

func point(p known.Point) Point {
	return Point{Code: p.Code, Title: p.Title, Assumption: p.Assumption, Otherwise: p.Otherwise, Source: p.Source, Kind: PointKind(p.Kind)}
}

// points finds the points with the codes.
func points(codes []string) []Point {
	out := []Point{}
	for _, code := range codes {
		if p, ok := known.Find(code); ok {
			out = append(out, point(p))
		}
	}
	return out
}
