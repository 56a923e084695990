import { expect, test } from "vitest";
import {
  type Edge,
  type Extent,
  type Kernel,
  kernelDensity,
  massInside,
} from "../../../domain/statistics/kernel-density.ts";
import { type RiskMeasure, relativeRisk, uniformIntegral } from "../../../domain/statistics/relative-risk.ts";
import { describeShared } from "../../support/shared.ts";
import { casesOf, column, expectSimilar } from "./cases.ts";

type Pairs = readonly (readonly number[])[];
const pointsOf = (rows: Pairs) => ({ x: column(rows, 0), y: column(rows, 1) });
const windowOf = ({ xrange, yrange }: { xrange: number[]; yrange: number[] }): Extent => ({
  west: xrange[0],
  east: xrange[1],
  south: yrange[0],
  north: yrange[1],
});

describeShared("known answers over the plane", (folder) => {
  test.each(casesOf(folder, "kernel-density"))("$name", ({ parameters, inputs, expected, tolerance }) => {
    const [events, at] = [pointsOf(inputs.points), pointsOf(inputs.query)];
    const window = windowOf(parameters.window);
    const kernels: [string, Kernel][] = [
      ["gaussian", { kind: "gaussian", sigmaM: parameters.gaussian.sigma }],
      ["quartic", { kind: "quartic", radiusM: parameters.quartic.radius }],
    ];
    for (const [name, kernel] of kernels) {
      const wanted = expected[name];
      const masses = at.x.map((x, i) => massInside(kernel, window, x, at.y[i]));
      expectSimilar(`${name} mass`, masses, wanted.edgeMassAtQuery, tolerance.edgeRelative);
      expectSimilar(`${name} none`, kernelDensity(events, at, kernel), wanted.none, tolerance.exactRelative);
      for (const kind of ["uniform", "diggle"] as const) {
        const found = kernelDensity(events, at, kernel, { kind, extent: window });
        expectSimilar(`${name} ${kind}`, found, wanted[kind], tolerance.edgeRelative);
      }
    }
  });

  test.each(casesOf(folder, "relative-risk"))("$name", ({ parameters, inputs, expected, tolerance }) => {
    const [cases, controls, at] = [pointsOf(inputs.cases), pointsOf(inputs.controls), pointsOf(inputs.query)];
    const window = windowOf(parameters.window);
    const riskOf = (measure: RiskMeasure, kind: Edge["kind"]) =>
      relativeRisk(cases, controls, at, {
        measure,
        sigmaEventsM: parameters.sigmaCases,
        sigmaHouseholdsM: parameters.sigmaControls,
        edge: kind === "none" ? { kind } : { kind, extent: window },
      });
    const { exactRelative, densityRatioSparrRelative, pixelLog } = tolerance;
    expectSimilar("none", riskOf("per-household", "none"), expected.intensityRatioNone, exactRelative);
    expectSimilar("uniform", riskOf("per-household", "uniform"), expected.intensityRatioUniform, exactRelative);
    expectSimilar("diggle", riskOf("per-household", "diggle"), expected.intensityRatioDiggle, exactRelative);
    expectSimilar("share", riskOf("share", "uniform"), expected.densityRatioSimpleUniform, exactRelative);
    expectSimilar("share, diggle", riskOf("share", "diggle"), expected.densityRatioSimpleDiggle, exactRelative);
    const sparr = riskOf("density", "uniform");
    expectSimilar("density", sparr, expected.densityRatioSparr, densityRatioSparrRelative);
    sparr.forEach((risk, i) => {
      expect(Math.abs(Math.log(risk) - expected.logRRSparr[i])).toBeLessThan(densityRatioSparrRelative);
      expect(Math.abs(Math.log(risk) - expected.pixel.sparrLogRR[i])).toBeLessThan(pixelLog);
    });
    const integrals = [
      uniformIntegral(cases, parameters.sigmaCases, window),
      uniformIntegral(controls, parameters.sigmaControls, window),
    ];
    const { case: caseIntegral, control } = expected.windowIntegrals;
    expectSimilar("integrals", integrals, [caseIntegral, control], densityRatioSparrRelative);
  });
});
